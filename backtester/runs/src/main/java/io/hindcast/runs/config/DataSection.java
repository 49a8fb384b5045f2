package io.hindcast.runs.config;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.ImportResult;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The {@code data} section: which stored bars, and in {@code data.import} the file to import them from when they aren't
 * stored yet.
 */
public final class DataSection {
    private DataSection() {}

    /**
     * Finds the bars, importing them first where needed.
     *
     * @param config the whole config
     * @param told what was imported or checked
     * @throws InvalidInputException when there are no bars, they are damaged, or the stored ones are not those of {@code data.import}
     */
    public static QueueMetadata resolve(MapSettings config, Workspace workspace, Consumer<String> told) {
        Settings data = config.section("data");
        String queue = data.text("queue");
        BarStore store = new BarStore(workspace.queues());
        if (!data.has("import")) {
            return stored(store, queue, told);
        }
        ImportRequest request = request(data.section("import"), queue, workspace);
        CsvImport importer = new CsvImport(store);
        if (!store.exists(queue)) {
            ImportResult result = importer.run(request, (rows, read, bytes) -> {});
            told.accept(String.format(
                    Locale.ROOT,
                    "data: imported %,d bars from %s",
                    result.queue().rows(),
                    Workspace.shown(request.file())));
        } else if (Files.exists(request.file()) && !importer.upToDate(request)) {
            throw data.invalid(
                    "import",
                    "queue '" + queue + "' was imported from other bytes or with other options than stand here;"
                            + " import it again (hindcast import " + Workspace.shown(request.file()) + " --name "
                            + queue + " …), delete " + Workspace.shown(store.folder(queue))
                            + ", or name another queue");
        } else {
            told.accept("data: reused queue '" + queue + "'");
        }
        return stored(store, queue, told);
    }

    private static QueueMetadata stored(BarStore store, String queue, Consumer<String> told) {
        QueueMetadata metadata = store.describe(queue);
        store.requireBlocks(queue, told);
        return metadata;
    }

    private static ImportRequest request(Settings section, String queue, Workspace workspace) {
        return new ImportRequest(
                workspace.resolve(section.text("file")),
                queue,
                parse(section, "instrument", section.text("instrument", queue), Instrument::new),
                parse(section, "interval", section.text("interval", "1d"), Interval::parse),
                section.zone("zone", ZoneId.of("UTC")),
                parse(section, "session-close", section.text("session-close", "24:00"), BarSpecification::sessionClose),
                section.choice("stamp", Stamp.OPEN),
                section.flag("adjusted", false),
                section.choice("on-error", OnError.FAIL),
                section.has("symbol") ? Optional.of(section.text("symbol")) : Optional.empty());
    }

    private static <T> T parse(Settings section, String key, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    section.invalid(key, "'" + text + "' is not valid: " + e.getMessage())
                            .getMessage(),
                    e);
        }
    }
}
