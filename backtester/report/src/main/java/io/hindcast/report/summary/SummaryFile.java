package io.hindcast.report.summary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.report.files.JsonDocument;
import io.hindcast.report.files.RecordReader;
import io.hindcast.report.files.RecordWriter;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code summary.json} of a run's folder. */
public final class SummaryFile {
    /** Its name. */
    public static final String NAME = "summary.json";

    private SummaryFile() {}

    /** The text of the file. */
    public static String text(Summary summary) {
        return RecordWriter.text(RecordWriter.tree(summary));
    }

    /**
     * The text of a file with other figures by regime. All else stays as it is, what this version does not know included.
     *
     * @throws InvalidInputException when the file is no JSON object
     */
    public static String textWithRegimes(Path file, RegimeSplit regimes) {
        ObjectNode document = (ObjectNode) JsonDocument.ofRun(file).root();
        document.set("regimes", RecordWriter.tree(regimes));
        return RecordWriter.text(document);
    }

    /**
     * Reads the summary of a run.
     *
     * @throws InvalidInputException when it is not what docs/run-folder.md says
     */
    public static Summary read(Path file) {
        return read(JsonDocument.ofRun(file));
    }

    /**
     * Reads the summary of a run that has traded.
     *
     * @throws InvalidInputException when it is not what docs/run-folder.md says, or has no figures of trading
     */
    public static Summary readTraded(Path file) {
        JsonDocument document = JsonDocument.ofRun(file);
        Summary summary = read(document);
        if (summary.traded().isEmpty()) {
            throw document.problem("strategy.total_return", "is missing; expected a number or null");
        }
        return summary;
    }

    private static Summary read(JsonDocument document) {
        Summary summary = RecordReader.read(document, Summary.class);
        summary.regimes().ifPresent(split -> requireErrors(document, summary, split));
        return summary;
    }

    private static void requireErrors(JsonDocument document, Summary summary, RegimeSplit split) {
        Optional<RegimeBlock> without = split.byRegime().stream()
                .filter(regime -> regime.errors().isEmpty())
                .findFirst();
        if (summary.forecast().isPresent() && without.isPresent()) {
            throw document.problem(
                    "regimes.by_regime." + split.byRegime().indexOf(without.get()) + ".forecasts",
                    "is missing; expected a whole number");
        }
    }
}
