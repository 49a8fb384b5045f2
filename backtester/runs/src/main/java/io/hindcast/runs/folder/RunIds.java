package io.hindcast.runs.folder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of run folders: the run's name and when it began. */
public final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    /** The name of a run. Another that began in the same second has it too, so a free one has to be found. */
    public static String of(String name, Instant started) {
        return name + "-" + STAMP.format(started);
    }
}
