package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row depends on: its own bar and those before it, and how far back. */
class HistoryTest {
    private static final int HOURS_37 = 37;

    private final List<Bar> bars = SampleBars.synthetic(6_000).bars();

    @Property(tries = 10)
    void poisonedLaterBarsChangeNoBitOfEarlierRows(@ForAll @IntRange(min = 0, max = 998) int last, @ForAll long seed) {
        List<Bar> poisoned = new ArrayList<>(bars.subList(0, last + 1));
        poisoned.addAll(NastyBars.series(seed, 1_000).subList(last + 1, 1_000));
        double[][] clean =
                FeatureLists.rows(FeatureLists.pipeline(FeatureLists.everyFeature()), bars.subList(0, 1_000));
        double[][] rows = FeatureLists.rows(FeatureLists.pipeline(FeatureLists.everyFeature()), poisoned);
        for (int i = 0; i <= last; i++) {
            assertThat(rows[i]).containsExactly(clean[i]);
        }
    }

    @Test
    void aBarMayBeUsedAgainForTheNext() {
        FeaturePipeline pipeline = FeatureLists.pipeline(FeatureLists.everyFeature());
        double[][] rows = FeatureLists.rows(FeatureLists.pipeline(FeatureLists.everyFeature()), bars.subList(0, 1_000));
        MutableBar reused = new MutableBar();
        double[] row = new double[pipeline.width()];
        for (int i = 0; i < rows.length; i++) {
            pipeline.update(reused.set(bars.get(i)), row);
            assertThat(row).containsExactly(rows[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 2_345})
    void windowedFeaturesDoNotDependOnWhereTheSeriesBegan(int begin) {
        for (Map<String, Object> entry : windowed()) {
            FeaturePipeline late = FeatureLists.pipeline(List.of(entry));
            double[][] lateRows = FeatureLists.rows(late, bars.subList(begin, bars.size()));
            double[][] rows = FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars);
            for (int i = late.warmUpBars(); i < lateRows.length; i++) {
                assertThat(lateRows[i]).as("%s, bar %d", entry, i).containsExactly(rows[begin + i]);
            }
        }
    }

    @Test
    void theWarmUpOfWindowedFeaturesIsNotABarTooLong() {
        for (Map<String, Object> entry : windowed()) {
            int last = FeatureLists.pipeline(List.of(entry)).warmUpBars();
            double[] row = FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars)[last];
            // Some look at the direction of a move alone, so the first bar is moved both up and down.
            assertThat(List.of(1.4, 0.6))
                    .as("%s at bar %d", entry, last)
                    .anySatisfy(factor ->
                            assertThat(withFirstBarTimes(factor, entry, last)).isNotEqualTo(row));
        }
    }

    private double[] withFirstBarTimes(double factor, Map<String, Object> entry, int last) {
        List<Bar> changed = new ArrayList<>(bars.subList(0, last + 1));
        Bar first = changed.getFirst();
        changed.set(
                0,
                new MutableBar()
                        .set(
                                first.closeTime() - HOURS_37 * 3_600_000_000_000L,
                                first.open() * factor * 0.95,
                                first.high() * factor * 1.1,
                                first.low() * factor * 0.8,
                                first.close() * factor,
                                first.volume() * 5 + 1));
        return FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), changed)[last];
    }

    @Test
    void recursiveFeaturesForgetWhereTheSeriesBegan() {
        int begin = 700;
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            FeaturePipeline late = FeatureLists.pipeline(List.of(entry));
            if (FeatureLists.RECURSIVE.contains(entry.get("name"))) {
                double[][] lateRows = FeatureLists.rows(late, bars.subList(begin, bars.size()));
                double[][] rows = FeatureLists.rows(FeatureLists.pipeline(List.of(entry)), bars);
                // Each warm-up takes at least 99 % of what is left of the beginning.
                int forgotten = Math.min(8 * late.warmUpBars(), lateRows.length - 1);
                assertThat(lateRows[forgotten][0])
                        .as("%s, bar %d", entry, forgotten)
                        .isCloseTo(rows[begin + forgotten][0], within(1e-5));
            }
        }
    }

    @Test
    void theWarmUpOfAnExponentialAverageLeavesOnePercentOfItsFirstValue() {
        for (int bars : new int[] {2, 3, 14, 26, 200, 5_000}) {
            double smoothing = RecursiveWarmUp.exponentialSmoothing(bars);
            int warmUp = RecursiveWarmUp.bars(smoothing);
            assertThat(Math.pow(1 - smoothing, warmUp)).isLessThanOrEqualTo(0.01);
            assertThat(Math.pow(1 - smoothing, warmUp - 1)).isGreaterThan(0.01);
        }
    }

    @Test
    void theWarmUpOfAListIsThatOfItsSlowestFeature() {
        assertThat(warmUp(Map.of("name", "close"))).isZero();
        assertThat(warmUp(Map.of("name", "log-return", "bars", 5))).isEqualTo(5);
        assertThat(warmUp(Map.of("name", "sma-ratio", "bars", 20))).isEqualTo(19);
        assertThat(warmUp(Map.of("name", "volatility", "bars", 20))).isEqualTo(20);
        assertThat(warmUp(Map.of("name", "stochastic-d"))).isEqualTo(15);
        // ln 0.01 / ln(1 - 2 / 21) = 46.01
        assertThat(warmUp(Map.of("name", "ema-ratio", "bars", 20))).isEqualTo(47);
        // The slow average, ln 0.01 / ln(1 - 2 / 27) = 59.8, and the signal's, ln 0.01 / ln(1 - 2 / 10) = 20.6
        assertThat(warmUp(Map.of("name", "macd"))).isEqualTo(60);
        assertThat(warmUp(Map.of("name", "macd-signal"))).isEqualTo(81);
        // A change needs a bar before it; ln 0.01 / ln(1 - 1 / 14) = 62.1
        assertThat(warmUp(Map.of("name", "rsi"))).isEqualTo(64);
        assertThat(warmUp(Map.of("name", "adx"))).isEqualTo(127);
        FeaturePipeline both =
                FeatureLists.pipeline(List.of(Map.of("name", "close"), Map.of("name", "rsi"), Map.of("name", "cci")));
        assertThat(both.warmUpBars()).isEqualTo(64);
    }

    private static int warmUp(Map<String, ?> entry) {
        return FeatureLists.pipeline(List.of(entry)).warmUpBars();
    }

    private static List<Map<String, Object>> windowed() {
        return FeatureLists.everyFeature().stream()
                .filter(entry -> !FeatureLists.RECURSIVE.contains(entry.get("name")))
                // Of two bars the CCI keeps the direction alone: it is 1 / 0.015 or its negative.
                .filter(entry -> !entry.equals(Map.of("name", "cci", "bars", 2)))
                .toList();
    }
}
