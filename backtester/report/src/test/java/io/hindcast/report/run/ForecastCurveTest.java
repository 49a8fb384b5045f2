package io.hindcast.report.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastCurveTest {
    @TempDir
    Path folder;

    @Test
    void pointsStandAtTheTimeThatIsForecastAndErrorsAreThoseOfTheTestSegment() throws IOException {
        ForecastCurve.Content content = read("""
                2024-01-01T21:00:00Z,SPX,train,100.0,101.0,2024-01-02T21:00:00Z,102.0,100.0
                2024-01-02T21:00:00Z,SPX,purged,102.0,101.0,2024-01-03T21:00:00Z,100.0,102.0
                2024-01-03T21:00:00Z,SPX,test,100.0,110.0,2024-01-04T21:00:00Z,105.0,100.0
                2024-01-04T21:00:00Z,SPX,test,105.0,104.0,2024-01-05T21:00:00Z,108.0,105.0
                2024-01-05T21:00:00Z,SPX,test,108.0,109.0,,,108.0
                """);

        assertThat(content.all().points()).hasSize(4);
        assertThat(content.all().points().getFirst().time()).isEqualTo(millis("2024-01-02T21:00:00Z"));
        assertThat(content.pending()).isEqualTo(1);
        assertThat(content.test().points()).hasSize(2);
        assertThat(content.test().points().getFirst().values())
                .containsExactly(110.0, 105.0, 5.0, 100.0, Double.NaN, Double.NaN);
        assertThat(content.returns().points().getLast().values())
                .containsExactly(new double[] {Math.log(108.0 / 105.0), Math.log(104.0 / 105.0)}, offset(1e-15));
        assertThat(content.segments())
                .containsExactly(
                        segment("train", "2024-01-02", "2024-01-03"),
                        segment("purged", "2024-01-03", "2024-01-04"),
                        segment("test", "2024-01-04", "2024-01-05"));
    }

    @Test
    void theRollingErrorLooksBackOnTwentyRows() {
        RollingError error = new RollingError();
        for (int i = 1; i < RollingError.ROWS; i++) {
            assertThat(error.add(3)).isNaN();
        }
        assertThat(error.add(-3)).isEqualTo(3);
        assertThat(error.add(7)).isEqualTo(Math.sqrt((19 * 9 + 49) / 20.0));
        for (int i = 1; i < RollingError.ROWS; i++) {
            error.add(1);
        }
        assertThat(error.add(1)).as("the 7 has left").isEqualTo(1);
    }

    private ForecastCurve.Content read(String rows) throws IOException {
        return ForecastCurve.read(Files.writeString(
                folder.resolve("forecasts.csv"),
                "time,instrument,fold,close,forecast,target_time,actual,persistence\n" + rows));
    }

    private static ForecastCurve.Segment segment(String fold, String from, String to) {
        return new ForecastCurve.Segment(fold, millis(from + "T21:00:00Z"), millis(to + "T21:00:00Z"));
    }

    private static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
