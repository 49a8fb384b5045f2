package io.hindcast.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendScanningTest {
    @Test
    void matchesNumpysLeastSquares() throws IOException {
        List<String> rows;
        try (InputStream golden = TrendScanningTest.class.getResourceAsStream("trend-scanning.csv")) {
            rows = new String(golden.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
        double[] close = rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.substring(0, row.indexOf(','))))
                .toArray();
        double[] t = new TrendScanning(5, 20, 3).tValues(close);
        for (int bar = 0; bar < close.length; bar++) {
            String expected = rows.get(bar).split(",", -1)[1];
            if (expected.isEmpty()) {
                assertThat(t[bar]).as("bar %d", bar).isNaN();
            } else {
                double value = Double.parseDouble(expected);
                assertThat(t[bar]).as("bar %d", bar).isCloseTo(value, within(1e-9 * Math.abs(value)));
            }
        }
    }

    @Test
    void aLineOfThreePointsWorkedOutByHand() {
        // Log closes 0, 1, 1: slope 1/2, residuals -1/6, 1/3, -1/6, so s2 = (1/36 + 4/36 + 1/36) / 1 = 1/6,
        // standard error sqrt(1/6 / 2) = sqrt(1/12), t = 1/2 * sqrt(12) = sqrt(3).
        double[] t = new TrendScanning(3, 3, 1).tValues(new double[] {1, Math.E, Math.E});
        assertThat(t[0]).isCloseTo(Math.sqrt(3), within(1e-12));
        assertThat(t[1]).isNaN();
        assertThat(t[2]).isNaN();
    }

    @Test
    void theStrongestHorizonWinsWhateverItsSign() {
        // Up over 3 closes, but down over 6: the longer line is the straighter one.
        double[] close = {100, 101, 100.5, 95, 90, 85};
        double three = new TrendScanning(3, 3, 1).tValues(close)[0];
        double six = new TrendScanning(6, 6, 1).tValues(close)[0];
        assertThat(three).isPositive();
        assertThat(six).isNegative();
        assertThat(-six).isGreaterThan(three);
        assertThat(new TrendScanning(3, 6, 3).tValues(close)[0]).isEqualTo(six);
        assertThat(new TrendScanning(3, 6, 4).tValues(close)[0])
                .as("6 is no horizon")
                .isEqualTo(three);
    }

    @Test
    void pricesThatStandStillHaveNoTrend() {
        assertThat(new TrendScanning(3, 5, 1).tValues(new double[] {7, 7, 7, 7, 7})[0])
                .isZero();
    }
}
