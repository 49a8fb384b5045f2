package io.hindcast.runs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a range of the stored bars is the run of a queue that holds these bars alone. */
class DataRangeTest {
    private static final List<String> ROWS =
            List.of("prices.csv", "forecasts.csv", "orders.csv", "fills.csv", "equity.csv", "trades.csv");

    @TempDir
    private static Path folder;

    private static TinyWorkspace tiny;

    @BeforeAll
    static void bars() throws IOException {
        tiny = TinyWorkspace.withBars(folder.resolve("tiny"));
    }

    @Test
    void itReadsTheBarsOfItsDaysAndNoOthers() throws IOException {
        // A bar of a day closes at the midnight that ends it: the 15th is bar 14, the 20th of January 2021 bar 385.
        tiny.bars("part", TinyWorkspace.walk(1, TinyWorkspace.BARS).subList(14, 386));
        Path alone = tiny.backtest(TinyWorkspace.configOn("part")).folder();
        HeardProgress heard = new HeardProgress();
        Path range = tiny.backtest(
                        heard, TinyWorkspace.CONFIG, TinyWorkspace.REUSE, "data.from=2020-01-15", "data.to=2021-01-20")
                .folder();
        for (String file : ROWS) {
            assertThat(range.resolve(file)).as(file).hasSameBinaryContentAs(alone.resolve(file));
        }
        assertThat(heard.notes())
                .contains("data: 372 of the 400 bars of queue 'bars', from 2020-01-16T00:00:00Z to 2021-01-21T00:00:00Z"
                        + " (data.from, data.to)");
        assertThat(range.resolve("config.yaml")).content().contains("from: 2020-01-15", "to: 2021-01-20");
    }

    @Test
    void aRangeThatLeavesNothingIsRefused() {
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, "data.from=2022-01-01"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data.from")
                .hasMessageContaining("leaves no bar: those of queue 'bars' close from 2020-01-02T00:00:00Z to"
                        + " 2021-02-04T00:00:00Z");
        assertThatThrownBy(() -> tiny.backtest(TinyWorkspace.CONFIG, "data.from=2020-05-02", "data.to=2020-05-01"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("data.to")
                .hasMessageContaining("must not be before data.from (2020-05-02)");
    }
}
