package io.hindcast.runs.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodReturnsTest {
    @TempDir
    private Path folder;

    @Test
    void dailyBarsAreTakenAsTheyAre() throws IOException {
        write("2026-01-05T21:00:00Z", 100, "2026-01-06T21:00:00Z", 110, "2026-01-07T21:00:00Z", 99);
        PeriodReturns returns = PeriodReturns.read(folder, Interval.parse("1d"));
        assertThat(returns.daily()).isFalse();
        assertThat(returns.strategy()).containsExactly(new double[] {Math.log(1.1), Math.log(0.9)}, within(1e-12));
        assertThat(returns.days()).isEqualTo(2);
        assertThat(returns.baselines().keySet()).containsExactly("cash", "buy-and-hold");
        assertThat(returns.baselines().get("cash")).containsExactly(0, 0);
        assertThat(returns.baselines().get("buy-and-hold"))
                .containsExactly(new double[] {Math.log(1.1), Math.log(0.9)}, within(1e-12));
    }

    /** By hand: the first day from its first close to its last, then from the last close of a day to that of the next. */
    @Test
    void minutesAreSummedToDays() throws IOException {
        write(
                "2026-01-05T10:00:00Z", 100,
                "2026-01-05T10:01:00Z", 101,
                "2026-01-05T10:02:00Z", 102,
                "2026-01-06T10:00:00Z", 103,
                "2026-01-06T10:01:00Z", 104,
                "2026-01-09T10:00:00Z", 105);
        PeriodReturns returns = PeriodReturns.read(folder, Interval.parse("1m"));
        assertThat(returns.daily()).isTrue();
        assertThat(returns.strategy())
                .containsExactly(
                        new double[] {Math.log(102 / 100.0), Math.log(104 / 102.0), Math.log(105 / 104.0)},
                        within(1e-12));
    }

    @Test
    void equityThatFellToNothingHasNoLogReturn() throws IOException {
        write("2026-01-05T21:00:00Z", 100, "2026-01-06T21:00:00Z", 0, "2026-01-07T21:00:00Z", 0);
        assertThat(PeriodReturns.read(folder, Interval.parse("1d")).defined()).isFalse();
    }

    private void write(Object... rows) throws IOException {
        StringBuilder equity = new StringBuilder("time,cash,position_value,equity,benchmark_equity,exposure\n");
        StringBuilder baselines =
                new StringBuilder("time,buy_and_hold,training_mean,ridge,time_series_momentum,macd,one_day_reversal\n");
        for (int i = 0; i < rows.length; i += 2) {
            equity.append(rows[i]).append(",0,0,").append(rows[i + 1]).append(",0,0\n");
            baselines.append(rows[i]).append(',').append(rows[i + 1]).append(",,,,,\n");
        }
        Files.writeString(folder.resolve("equity.csv"), equity);
        Files.writeString(folder.resolve("baselines.csv"), baselines);
    }
}
