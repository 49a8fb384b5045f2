package io.hindcast.runs.labels;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabels;
import io.hindcast.report.files.Column;
import io.hindcast.report.files.RegimeColumn;
import io.hindcast.runs.config.Build;
import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.LabelConfig;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.queue.QueueMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Labels the regimes of a stored history in hindsight and keeps the labels in a folder beside the models. */
public final class Labelling {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Workspace workspace;
    private final RunProgress progress;

    /**
     * @param workspace where everything lives
     * @param progress told how it goes on
     */
    public Labelling(Workspace workspace, RunProgress progress) {
        this.workspace = workspace;
        this.progress = progress;
    }

    /**
     * Labels the history of a config, or finds it labelled already.
     *
     * @param config with a {@code regimes} section; what else a backtest needs may be there too
     * @param defaultName of the labels, when the config has none
     * @param again true to label even when the same labels are stored
     * @throws InvalidInputException when the config or the data is at fault
     */
    public LabelFolder label(MapSettings config, String defaultName, boolean again) {
        RunConfig.requireName(config, defaultName);
        ConfigKeys.declare(config);
        QueueMetadata queue = DataSection.resolve(config, workspace, progress::note);
        queue.warnings().forEach(progress::warn);
        if (!config.has(LabelConfig.SECTION)) {
            throw config.invalid(
                    LabelConfig.SECTION, "is missing; there is nothing to label ('regimes: {}' takes all defaults)");
        }
        RunConfig.name(config, defaultName);
        Providers providers = Providers.of(workspace);
        LabelConfig labels = LabelConfig.read(config, queue, RunConfig.seed(config), providers);
        if (config.has("strategy")) {
            RunConfig.read(config, queue, defaultName, providers);
        } else {
            config.requireAllKnown();
        }
        LabelFolder folder = label(labels, queue, again);
        folder.unchecked().ifPresent(progress::warn);
        return folder;
    }

    /** The labels of a config that has been read and checked. */
    public LabelFolder label(LabelConfig config, QueueMetadata queue, boolean again) {
        String key = Sha256.of(queue.barsSha256() + "\n" + queue.interval() + " " + queue.zone()
                + StoredBars.of(workspace, queue).part() + "\n"
                + YamlConfig.write(config.document()) + "\n" + Build.version());
        Path place = workspace.labels().resolve(queue.name() + "-" + key.substring(0, 16));
        if (!again && Files.isDirectory(place)) {
            LabelFolder stored = LabelFolder.open(place);
            progress.note("regimes: reused " + Workspace.shown(place) + " (same data, settings and seed)");
            return stored;
        }
        LabelHistory bars;
        try (BarSource source = StoredBars.of(workspace, queue).open()) {
            bars = LabelHistory.read(source, queue, config);
        }
        RegimeLabels labels = config.labeler()
                .label(
                        bars.history(),
                        (epoch, epochs, loss) -> progress.note(
                                String.format(Locale.ROOT, "regimes: epoch %d of %d: loss %.6f", epoch, epochs, loss)));
        try (FolderReplacement writing = new FolderReplacement(place)) {
            write(writing.folder(), config, queue, bars, labels);
            if (again) {
                writing.commit();
            } else {
                // Another process may have labelled the same bars meanwhile: one is as good as the other.
                writing.commitUnlessThere();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write labels " + place, e);
        }
        progress.note("regimes: labelled " + Workspace.shown(place));
        return LabelFolder.open(place);
    }

    private static void write(
            Path folder, LabelConfig config, QueueMetadata queue, LabelHistory bars, RegimeLabels labels)
            throws IOException {
        String instrument = queue.instrument().id();
        try (CsvWriter rows = CsvWriter.builder().build(folder.resolve(LabelFolder.ROWS))) {
            rows.writeRecord(
                    Arrays.stream(RegimeColumn.values()).map(Column::header).toList());
            for (int bar = 0; bar < bars.closeTimes().length; bar++) {
                rows.writeRecord(
                        EpochNanos.toInstant(bars.closeTimes()[bar]).toString(),
                        instrument,
                        labels.names().get(labels.regimes()[bar]),
                        Double.toString(labels.probabilities()[bar]));
            }
        }
        Files.writeString(folder.resolve("config.yaml"), YamlConfig.write(config.document()));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("hindsight", true);
        document.put("queue", queue.name());
        document.put("instrument", instrument);
        document.put("interval", queue.interval().toString());
        document.put("bars", bars.history().bars());
        document.put("data_sha256", queue.barsSha256());
        document.put("config_sha256", Sha256.ofFiles(folder.resolve("config.yaml")));
        document.put("regimes_sha256", Sha256.ofFiles(folder.resolve(LabelFolder.ROWS)));
        document.put("seed", config.seed());
        document.put("hindcast", Build.version());
        ArrayNode names = document.putArray("regimes");
        labels.names().forEach(names::add);
        RegimeHistory history = bars.history();
        span(document.putObject("training"), bars, history.firstRow(), history.trainTo());
        ObjectNode heldOut = document.putObject("held_out");
        span(heldOut, bars, history.heldOutFrom(), history.bars());
        LabelScore.of(history, labels).writeTo(heldOut);
        ArrayNode losses = document.putArray("losses");
        labels.losses().forEach(losses::add);
        JSON.writeValue(folder.resolve(LabelFolder.DOCUMENT).toFile(), document);
        FolderCertificate.write(folder, JsonNodeFactory.instance.objectNode().put("data_sha256", queue.barsSha256()));
    }

    private static void span(ObjectNode node, LabelHistory bars, int from, int to) {
        node.put("bars", to - from);
        node.put("first", EpochNanos.toInstant(bars.closeTimes()[from]).toString());
        node.put("last", EpochNanos.toInstant(bars.closeTimes()[to - 1]).toString());
    }
}
