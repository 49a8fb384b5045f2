package io.hindcast.paper.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTailTest {
    private static final double NONE = Double.NaN;

    private static SessionTail rows(int kept, int horizon, double[]... closesAndForecasts) {
        SessionTail rows = new SessionTail(kept, horizon);
        for (int i = 0; i < closesAndForecasts.length; i++) {
            rows.add(true, i, closesAndForecasts[i][0], closesAndForecasts[i][1], NONE, NONE);
        }
        return rows;
    }

    @Test
    void aForecastStandsAtTheBarThatItIsFor() {
        SessionTail rows = rows(
                10,
                2,
                new double[] {100, NONE},
                new double[] {101, 103},
                new double[] {102, 99},
                new double[] {104, 98},
                new double[] {100, 97});
        assertThat(rows.behind(-1)).extracting(BarRow::expected).containsExactly(NONE, NONE, NONE, 103.0, 99.0);
        // Forecasts off by 1 and 1; persistence by 104 - 101 and 100 - 102.
        assertThat(rows.error().count()).isEqualTo(2);
        assertThat(rows.error().rmse()).isCloseTo(1, offset(1e-12));
        assertThat(rows.error().persistenceRmse()).isCloseTo(Math.sqrt((9 + 4) / 2.0), offset(1e-12));
    }

    @Test
    void theOldestMakeRoomAndAreNotMissedByThoseWhoHaveThem() {
        SessionTail rows =
                rows(3, 1, new double[] {1, 1}, new double[] {2, 2}, new double[] {3, 3}, new double[] {4, 4});
        assertThat(rows.behind(-1)).extracting(BarRow::number).containsExactly(1L, 2L, 3L);
        assertThat(rows.behind(1)).extracting(BarRow::number).containsExactly(2L, 3L);
        assertThat(rows.behind(3)).isEmpty();
        // That for the oldest kept row was made on one that is gone.
        assertThat(rows.error().count()).isEqualTo(2);
        assertThat(rows.error().rmse()).isEqualTo(1);
    }

    @Test
    void withoutAModelThereIsNoError() {
        assertThat(rows(3, 0, new double[] {1, NONE}, new double[] {2, NONE})
                        .error()
                        .count())
                .isZero();
    }

    @Test
    void aCurveKeepsFirstAndLastAndEvenSteps() {
        ThinnedCurve curve = new ThinnedCurve(4);
        assertThat(curve.points()).isEmpty();
        for (int i = 0; i <= 10; i++) {
            curve.add(new EquityPoint(i, i, i));
        }
        assertThat(curve.points()).extracting(EquityPoint::time).isEqualTo(List.of(0L, 4L, 8L, 10L));
    }
}
