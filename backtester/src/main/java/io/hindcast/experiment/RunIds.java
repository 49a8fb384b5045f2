package io.hindcast.experiment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of run folders: the run's name and when it began. */
final class RunIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunIds() {}

    /** A name that no folder in {@code runs} has yet. */
    static String next(Path runs, String name, Instant started) {
        String id = name + "-" + STAMP.format(started);
        String free = id;
        for (int i = 2; Files.exists(runs.resolve(free)); i++) {
            free = id + "-" + i;
        }
        return free;
    }
}
