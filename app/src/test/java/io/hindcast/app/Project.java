package io.hindcast.app;

import io.hindcast.cli.Hindcast;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** A folder to work in: bars, a config, and the program run on them. */
final class Project {
    /** Bars in a {@link #bars} file of the usual size: trading and validation end where the configs say. */
    static final int BARS = 400;

    private static final String LSTM = """
            name: tiny
            data: {queue: QUEUE}
            features:
              - {name: log-return, bars: 1}
              - {name: rsi, bars: 5}
              - {name: range}
            split: {train-until: 2020-09-30, validation-until: 2020-11-15}
            model:
              name: lstm
              window: 8
              layers: 2
              hidden: 5
              training: {epochs: 3, patience: 2}
            strategy: {name: lstm, mode: long-short, entry-bps: 0, exit-bps: 0}
            trading: {allow-short: true}
            """;

    private static final String CROSS = """
            name: cross
            data: {queue: QUEUE}
            strategy: {name: ma-cross, fast-bars: 3, slow-bars: 8, mode: long-short}
            trading: {allow-short: true, quantity: whole, fee-bps: 3}
            """;

    private final Path folder;

    /** What the program printed and how it ended. */
    record Output(int exitCode, String out, String err) {}

    Project(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    Output hindcast(String... args) {
        return program(withFolders(folder, args));
    }

    /** The command line, as it stands. */
    Output program(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Hindcast.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
        return new Output(code, out.toString(), err.toString());
    }

    /** A command line with this project's folders. */
    static String[] withFolders(Path folder, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        if (List.of("backtest", "train", "label", "compare").contains(args[0])) {
            all.addAll(List.of(
                    "--queues",
                    path(folder, "queues"),
                    "--models",
                    path(folder, "models"),
                    "--runs",
                    path(folder, "runs")));
        } else if (List.of("paper", "parity", "reload", "report").contains(args[0])) {
            all.addAll(List.of(
                    "--queues",
                    path(folder, "queues"),
                    "--models",
                    path(folder, "models"),
                    "--runs",
                    path(folder, "runs")));
            all.addAll(List.of("--sessions", path(folder, "paper")));
            if (args[0].equals("paper")) {
                all.addAll(List.of("--feeds", path(folder, "feeds")));
                if (all.stream().noneMatch(arg -> arg.startsWith("--page"))) {
                    all.add("--no-page");
                }
            }
        } else if (args[0].equals("feed")) {
            all.addAll(List.of("--queues", path(folder, "queues"), "--feeds", path(folder, "feeds")));
        } else if (args[0].equals("ledger")) {
            all.addAll(List.of("--queues", path(folder, "queues"), "--runs", path(folder, "runs")));
        } else if (List.of("import", "data").contains(args[0])) {
            all.addAll(List.of("--queues", path(folder, "queues")));
        }
        return all.toArray(String[]::new);
    }

    Output importBars(Path csv, String queue) {
        return hindcast("import", csv.toString(), "--name", queue, "--instrument", "TEST", "--interval", "1d");
    }

    /** Runs a config on a queue and returns the new run folder. */
    Path run(Path config, String... more) throws IOException {
        List<Path> before = runs();
        List<String> args = new ArrayList<>(List.of("backtest", config.toString()));
        args.addAll(List.of(more));
        Output output = hindcast(args.toArray(String[]::new));
        if (output.exitCode() != 0) {
            throw new AssertionError("exit code " + output.exitCode() + ": " + output.err());
        }
        List<Path> after = runs();
        after.removeAll(before);
        return after.getFirst();
    }

    Path lstmConfig(String queue) throws IOException {
        return write(queue + "-lstm.yaml", LSTM.replace("QUEUE", queue));
    }

    Path crossConfig(String queue) throws IOException {
        return write(queue + "-cross.yaml", CROSS.replace("QUEUE", queue));
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A random walk of daily bars from 2020-01-01 on, as CSV lines without header. */
    static List<String> bars(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> lines = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close * (1 + 0.004 * (random.nextDouble() - 0.5));
            close = open * (1 + 0.04 * (random.nextDouble() - 0.49));
            double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            lines.add(line(i, open, high, low, close, 1000 + random.nextInt(1000)));
        }
        return lines;
    }

    static String line(int day, double open, double high, double low, double close, double volume) {
        return java.time.LocalDate.of(2020, 1, 1).plusDays(day) + "," + open + "," + high + "," + low + "," + close
                + "," + volume;
    }

    Path csv(String name, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(List.of("date,open,high,low,close,volume"));
        all.addAll(lines);
        return Files.write(folder.resolve(name), all);
    }

    /** All records of a session's journal. */
    static List<String> journal(Path folder) {
        List<String> lines = new ArrayList<>();
        try (Journal open = Journal.open(folder);
                JournalReading reading = open.read()) {
            for (Optional<String> line = reading.next(); line.isPresent(); line = reading.next()) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    /** The folder of the network that has been trained; a run fits a ridge regression as well. */
    Path network() throws IOException {
        try (Stream<Path> models = Files.list(folder.resolve("models"))) {
            return models.filter(each -> each.getFileName().toString().startsWith("lstm-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Path> runs() throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return new ArrayList<>();
        }
        try (Stream<Path> list = Files.list(runs)) {
            return new ArrayList<>(list.sorted().toList());
        }
    }

    private static String path(Path folder, String name) {
        return folder.resolve(name).toString();
    }
}
