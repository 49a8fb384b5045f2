package io.hindcast.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabels;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TeachingLabelsTest {
    private static final int BARS = 200;

    @Test
    void tellsRisingFallingFlatAndWildBarsApart() {
        int[] taught = new TeachingLabels(settings("quantile", 0.7)).of(history(spells(0), BARS - 40));
        assertThat(taught[20]).as("rising").isZero();
        assertThat(taught[60]).as("falling").isEqualTo(1);
        assertThat(taught[100]).as("flat").isEqualTo(2);
        assertThat(taught[130]).as("wild").isEqualTo(3);
        assertThat(Arrays.copyOfRange(taught, BARS - 9, BARS)).containsOnly(RegimeLabels.NONE);
        assertThat(taught[BARS - 10]).isNotEqualTo(RegimeLabels.NONE);
        assertThat(Arrays.copyOf(taught, 3)).as("no window around them").containsOnly(RegimeLabels.NONE);
    }

    @Test
    void theVolatilityLimitIsFittedOnTheTrainingBarsAlone() {
        TeachingLabels rule = new TeachingLabels(settings("quantile", 0.8));
        int trainTo = 100;
        int[] clean = rule.of(history(spells(0), trainTo));
        int[] wilder = rule.of(history(spells(0.5), trainTo));
        int reach = settings("quantile", 0.8).reachBars();
        assertThat(Arrays.copyOf(wilder, BARS - 40 - reach)).isEqualTo(Arrays.copyOf(clean, BARS - 40 - reach));
        assertThat(wilder).isNotEqualTo(clean);
    }

    @Test
    void aQuantileOfOneTurnsHighVolatilityOff() {
        assertThat(new TeachingLabels(settings("quantile", 1.0)).of(history(spells(0.5), 100)))
                .doesNotContain(3);
    }

    @Test
    void kindsOfOneNameAreOneRegime() {
        RegimeNames names = new RegimeNames(MapSettings.of(
                Map.of("trend-up", "calm", "trend-down", "calm", "range", "calm", "high-volatility", "storm")));
        assertThat(names.distinct()).containsExactly("calm", "storm");
        assertThat(names.regime(RegimeKind.RANGE)).isZero();
        assertThat(names.regime(RegimeKind.HIGH_VOLATILITY)).isEqualTo(1);
    }

    @Test
    void badSettingsAreRefusedByTheirPath() {
        assertRefused(Map.of("volatility", Map.of("bars", 20)), "volatility.bars", "odd", "20");
        assertRefused(Map.of("names", Map.of("range", "<b>")), "names.range", "<b>");
        assertRefused(
                Map.of("names", Map.of("trend-up", "a", "trend-down", "a", "range", "a", "high-volatility", "a")),
                "names",
                "two different");
        assertRefused(Map.of("trend", Map.of("shortest-bars", 30, "longest-bars", 20)), "trend.longest-bars", "30");
    }

    private static void assertRefused(Map<String, ?> section, String... parts) {
        assertThatThrownBy(() -> RegimeSettings.read(MapSettings.of(section)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    private static RegimeSettings settings(String key, Object value) {
        return RegimeSettings.read(MapSettings.of(Map.of(
                "trend",
                Map.of("shortest-bars", 6, "longest-bars", 10, "step-bars", 2, "t-value", 8),
                "volatility",
                Map.of("bars", 5, key, value))));
    }

    /** 40 bars each of rising, falling, flat, wild and flat prices; the last are wilder by what is asked for. */
    private static double[] spells(double more) {
        double[] close = new double[BARS];
        double log = 4;
        for (int i = 0; i < BARS; i++) {
            double sign = i % 2 == 0 ? 1 : -1;
            log += switch (i / 40) {
                case 0 -> 0.01 + 0.001 * sign;
                case 1 -> -0.01 + 0.001 * sign;
                case 2 -> 0.001 * sign;
                case 3 -> 0.1 * sign;
                default -> (0.001 + more) * sign;
            };
            close[i] = Math.exp(log);
        }
        return close;
    }

    private static RegimeHistory history(double[] close, int trainTo) {
        return new RegimeHistory(List.of(), new double[close.length][], 0, close, trainTo, trainTo + 20, 1);
    }
}
