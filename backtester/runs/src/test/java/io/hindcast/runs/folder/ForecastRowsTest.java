package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.split.Segment;
import io.hindcast.market.MutableBar;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.ForecastColumn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each forecast is written once, with what has become of it at its own horizon. */
class ForecastRowsTest {
    private static final long MILLIS = 86_400_000L;
    private static final long DAY = 1_000_000 * MILLIS;
    private static final int BARS = 20;
    private static final int FIRST = 3;

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 30})
    void aRowMeetsTheBarAtItsHorizon(int horizon) {
        Path file = folder.resolve(ForecastColumn.FILE);
        try (ForecastRows rows = new ForecastRows(file, "TEST", horizon, new Told())) {
            for (int i = 0; i < BARS; i++) {
                rows.add(
                        new MutableBar().set(i * DAY, 1, 1000, 1, 100 + i, 5),
                        i < 10 ? Segment.TRAIN : Segment.TEST,
                        1 + i / 10,
                        i < FIRST ? Double.NaN : 200 + i);
            }
        }
        List<Integer> read = new ArrayList<>();
        CsvTable.read(file, List.of(ForecastColumn.values()), row -> {
            int bar = FIRST + read.size();
            read.add(bar);
            assertThat(row.time(ForecastColumn.TIME)).isEqualTo(bar * MILLIS);
            assertThat(row.text(ForecastColumn.INSTRUMENT)).isEqualTo("TEST");
            assertThat(row.text(ForecastColumn.FOLD)).isEqualTo(bar < 10 ? "train" : "test");
            assertThat(row.number(ForecastColumn.CLOSE)).isEqualTo(100 + bar);
            assertThat(row.number(ForecastColumn.PERSISTENCE)).isEqualTo(100 + bar);
            assertThat(row.number(ForecastColumn.FORECAST)).isEqualTo(200 + bar);
            if (bar + horizon < BARS) {
                assertThat(row.time(ForecastColumn.TARGET_TIME)).isEqualTo((bar + horizon) * MILLIS);
                assertThat(row.number(ForecastColumn.ACTUAL)).isEqualTo(100 + bar + horizon);
            } else {
                assertThat(row.text(ForecastColumn.TARGET_TIME)).isEmpty();
                assertThat(row.text(ForecastColumn.ACTUAL)).isEmpty();
            }
        });
        assertThat(read).hasSize(BARS - FIRST);
        List<String> expected = new ArrayList<>();
        for (int bar = FIRST; bar + horizon < BARS; bar++) {
            expected.add((1 + bar / 10) + (bar < 10 ? " train " : " test ") + (100.0 + bar) + " " + (200.0 + bar) + " "
                    + (100.0 + bar + horizon));
        }
        assertThat(told).isEqualTo(expected);
    }

    private final class Told implements RunObserver {
        @Override
        public void forecast(Segment segment, int fold, double close, double forecast, double actual) {
            told.add(fold + " " + segment + " " + close + " " + forecast + " " + actual);
        }

        @Override
        public TradingListener trading() {
            throw new IllegalStateException("nothing trades");
        }
    }
}
