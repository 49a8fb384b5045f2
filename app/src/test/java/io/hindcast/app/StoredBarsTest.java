package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bit of one stored bar is another one: whoever reads bars says so. */
class StoredBarsTest {
    private static final int CHANGED = 200;

    private static final String MORE = """
            regimes: {trend: {shortest-bars: 5, longest-bars: 10}, volatility: {bars: 5}, window: 20, epochs: 1}
            paper: {feed: live}
            """;

    @TempDir
    private static Path folder;

    private static Project project;
    private static Path cross;
    private static Path config;
    private static Path comparison;

    @BeforeAll
    static void importBars() throws IOException {
        project = new Project(folder);
        List<String> bars = Project.bars(1, Project.BARS);
        project.importBars(project.csv("bars.csv", bars), "bars");
        project.importBars(project.csv("fresh.csv", bars), "fresh");
        cross = project.crossConfig("bars");
        String text = Files.readString(project.lstmConfig("bars"));
        config = project.write("all.yaml", text + MORE);
        comparison =
                project.write("duel.yaml", text + "compare: {architectures: [{architecture: stacked}], seeds: 1}\n");
        assertThat(project.hindcast("backtest", cross.toString()).exitCode()).isZero();
        flip("bars", close(bars.get(CHANGED)));
    }

    private static double close(String row) {
        return Double.parseDouble(row.split(",", -1)[4]);
    }

    /** Flips a bit in the middle of a close. */
    private static void flip(String queue, double close) throws IOException {
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("queues").resolve(queue))) {
            file = files.filter(each -> each.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long sought = Double.doubleToRawLongBits(close);
        int at = 0;
        while (content.getLong(at) != sought) {
            at++;
        }
        content.putLong(at, sought ^ 1L << 46);
        Files.write(file, content.array());
    }

    private static List<Path> stored() throws IOException {
        List<Path> stored = new ArrayList<>();
        for (String each : List.of("runs", "models", "labels", "paper")) {
            if (Files.isDirectory(folder.resolve(each))) {
                try (Stream<Path> content = Files.list(folder.resolve(each))) {
                    content.filter(path -> !path.getFileName().toString().startsWith("."))
                            .forEach(stored::add);
                }
            }
        }
        return stored;
    }

    @ParameterizedTest
    @ValueSource(strings = {"backtest", "train", "label", "compare", "paper", "cross"})
    void aFlippedBitIsRefusedByWhoeverReadsBars(String command) throws IOException {
        List<Path> before = stored();
        Output output = switch (command) {
            case "cross" -> project.hindcast("backtest", cross.toString());
            case "compare" -> project.hindcast("compare", comparison.toString());
            case "paper" ->
                project.hindcast("paper", config.toString(), "--session", "s", "--replay", "fresh", "--speed", "max");
            default -> project.hindcast(command, config.toString());
        };
        assertThat(output.err())
                .contains(
                        "queue 'bars' is damaged: it holds other bars than were imported: bars 1 to 400 of 400",
                        "import bars.csv again with --name bars")
                .doesNotContain("    at ");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(stored()).isEqualTo(before);
    }

    /** A session's bars of the past are read by its line, and those that are replayed to it by a feed. */
    @Test
    void aFlippedBitIsFoundInTheHistoryOfASessionAndInWhatIsReplayed() throws IOException {
        List<String> bars = Project.bars(2, Project.BARS);
        project.importBars(project.csv("past.csv", bars.subList(0, 300)), "past");
        project.importBars(project.csv("month.csv", bars.subList(300, 400)), "month");
        Path paper = project.write("paper.yaml", Files.readString(project.crossConfig("past")) + "paper: {feed: f}\n");
        String[] replay = {"paper", paper.toString(), "--session", "p", "--replay", "month", "--speed", "max"};
        flip("past", close(bars.get(100)));
        Output history = project.hindcast(replay);
        assertThat(history.exitCode()).as(history.err()).isEqualTo(2);
        assertThat(history.err()).contains("queue 'past' is damaged", "import past.csv again with --name past");

        project.importBars(folder.resolve("past.csv"), "past");
        flip("month", close(bars.get(350)));
        Output live = project.hindcast(replay);
        assertThat(live.err()).contains("queue 'month' is damaged", "import month.csv again with --name month");
        assertThat(live.exitCode()).isNotZero();
    }
}
