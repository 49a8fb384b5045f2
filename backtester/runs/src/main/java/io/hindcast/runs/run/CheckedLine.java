package io.hindcast.runs.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** What of a run was asked for again, as a line for the terminal. */
public final class CheckedLine {
    private CheckedLine() {}

    /** Of a finished run's summary; empty in a run without a model. */
    public static Optional<String> of(JsonNode summary) {
        JsonNode causality = summary.path("causality");
        return causality.isObject()
                ? Optional.of(of(
                        causality.path("windows_asked_again").asLong(),
                        causality.path("windows").asLong(),
                        causality.path("rows_compared").asInt(),
                        causality.path("rows_kept").asInt()))
                : Optional.empty();
    }

    static String of(long asked, long windows, int compared, int kept) {
        return String.format(
                Locale.ROOT,
                "checked: %,d of %,d windows gave the same forecast when they were asked for again, one at a time%s",
                asked,
                windows,
                compared > 0
                        ? String.format(
                                Locale.ROOT,
                                "; %,d of %,d kept rows of features are those of the training",
                                compared,
                                kept)
                        : "");
    }
}
