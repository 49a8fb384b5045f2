package io.hindcast.app;

import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The program in a JVM of its own, to be killed. */
public final class ChildProcess {
    private ChildProcess() {}

    /**
     * Starts it.
     *
     * @param log receives all that it prints
     */
    public static Process start(Path log, String... args) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        // What the program's libraries need on this JDK, and not the agent that counts this JVM's coverage.
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.hindcast.app.Main"));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Kills the program when a session's journal has so many records.
     *
     * @return false when it ended before
     */
    static boolean killAt(Process process, Path journal, long records) throws IOException, InterruptedException {
        boolean alive = awaitRecords(process, journal, record -> true, records);
        process.destroyForcibly().waitFor();
        return alive;
    }

    /**
     * Waits until a session's journal has so many records of a kind.
     *
     * @return whether the program still runs
     */
    static boolean awaitRecords(Process process, Path journal, Predicate<String> kind, long records)
            throws IOException, InterruptedException {
        Optional<JournalReading> reading = Optional.empty();
        try {
            long seen = 0;
            while (process.isAlive() && seen < records) {
                if (reading.isEmpty()) {
                    reading = Journal.watch(journal);
                    Thread.sleep(reading.isEmpty() ? 5 : 0);
                    continue;
                }
                Optional<String> record = reading.get().next();
                if (record.isEmpty()) {
                    Thread.onSpinWait();
                } else if (kind.test(record.get())) {
                    seen++;
                }
            }
            return process.isAlive();
        } finally {
            reading.ifPresent(JournalReading::close);
        }
    }
}
