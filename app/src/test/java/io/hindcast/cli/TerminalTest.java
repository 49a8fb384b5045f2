package io.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.report.run.TerminalTable;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.testkit.fixture.RunFixture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside neither steers the terminal nor passes for a line of the program. */
class TerminalTest {
    /** Clears the screen, and goes on as though the program had said more. */
    private static final String ATTACK = "\u001b[2J\nerror: forged\r\u202e";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int hindcast(String... args) {
        return Hindcast.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private void requireHarmless() {
        assertThat(err.toString() + out)
                .contains("u001b[2J", "forged")
                .doesNotContain("\u001b", "\r", "\u202e", "\nerror: forged");
    }

    @Test
    void aValueOfAConfigArrivesWrittenOut() throws IOException {
        Path config = Files.writeString(
                folder.resolve("c.yaml"), "name: \"\\e[2J\\nerror: forged\\r\\u202e\"\ndata: {queue: q}\n");
        assertThat(hindcast(
                        "backtest",
                        config.toString(),
                        "--queues",
                        folder.resolve("q").toString()))
                .isEqualTo(2);
        requireHarmless();
    }

    @Test
    void soDoesAnOverride() throws IOException {
        Path config = Files.writeString(folder.resolve("c.yaml"), "name: x\ndata: {queue: q}\n");
        assertThat(hindcast("backtest", config.toString(), "--set", "name=\"\\e[2J\\nerror: forged\""))
                .isEqualTo(2);
        requireHarmless();
        assertThat(hindcast("backtest", config.toString(), "--set", ATTACK)).isEqualTo(2);
        requireHarmless();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1\u001b[2J,1,1,1", "1,1,1,\"\u001b[2J\nerror: forged\""})
    void soDoesACell(String cells) throws IOException {
        Path file = Files.writeString(
                folder.resolve("b.csv"), "date,open,high,low,close\n2024-01-02," + cells + "\n2024-01-03,1,1,1,1\n");
        assertThat(hindcast("import", file.toString(), "--name", "q", "--queues", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("error: ").doesNotContain("\u001b", "\nerror: forged");
    }

    @Test
    void aCellOfAMillionCharactersIsCutAndItsAdviceStays() throws IOException {
        Path file = Files.writeString(
                folder.resolve("b.csv"),
                "date,open,high,low,close\n2024-01-02,1,1,1," + "9".repeat(100_000) + "x\n2024-01-03,1,1,1,1\n");
        assertThat(hindcast("import", file.toString(), "--name", "q", "--queues", folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).hasSizeLessThan(2_100).contains("line 2, column 5 ('close')", "(rule: ");
    }

    @Test
    void aPeersReasonStaysInItsLine() {
        Connection lost = new Connection(ConnectionEvent.DISCONNECTED, "code 4000: " + ATTACK + "x".repeat(10_000), 0);
        assertThat(lost.detail())
                .hasSizeLessThanOrEqualTo(400)
                .startsWith("code 4000: \\u001b[2J\\nerror: forged\\r\\u202e");
        TerminalLine line = new TerminalLine(new Terminal(new PrintWriter(err, true)), false);
        line.print("ALARM: " + ATTACK);
        requireHarmless();
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void aStrangersRunIsShownWithoutItsControls() throws IOException {
        Path run = RunFixture.withModel(folder.resolve("one"), 200);
        Path summary = run.resolve("summary.json");
        String attack = "\\u001b[2J\\nerror: forged\\r\\u202e";
        String text = Files.readString(summary).replace("\"SPX\"", "\"" + attack + "\"");
        assertThat(text).contains(attack);
        Files.writeString(summary, text.replace("The test segment", attack + " The test segment"));
        new Terminal(new PrintWriter(out, true)).print(TerminalTable.of(SummaryFile.readTraded(summary)));
        requireHarmless();
    }

    @Test
    void stylesOfHeadingsAndWhatTheProgramItselfDrawsPass() {
        Terminal terminal = new Terminal(new PrintWriter(out, true));
        terminal.print("\u001b[1mUsage\u001b[21m\u001b[0m\r\n");
        terminal.printf(Locale.ROOT, "%d%n", 7);
        terminal.println(List.of("a\u001b[8mhidden"));
        terminal.print('\u0007');
        assertThat(out.toString()).isEqualTo("\u001b[1mUsage\u001b[21m\u001b[0m\n7\n[a\\u001b[8mhidden]\n\\u0007");
        TerminalLine line = new TerminalLine(new Terminal(new PrintWriter(err)), true);
        line.draw("half" + ATTACK);
        line.clear();
        assertThat(err.toString())
                .startsWith("\rhalf\\u001b[2J")
                .endsWith(" \r")
                .doesNotContain("\u001b");
    }
}
