package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.features.Ta4jReference.Order;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class Ta4jEqualityTest {
    /** Where Ta4j divides by zero in calm or untraded markets, and we have a neutral value. */
    private static final Set<String> UNDEFINED_IN_TA4J = Set.of(
            "kama-ratio",
            "stochastic-k",
            "stochastic-d",
            "williams-r",
            "bollinger-percent-b",
            "close-location",
            "cci",
            "cmf",
            "volume-ratio",
            "obv-slope");

    private static final Set<String> ON_MOVING_SUMS =
            Set.of("sma-ratio", "stochastic-d", "cci", "bollinger-percent-b", "bollinger-width");

    private static final int LONGEST_DEFAULT_WINDOW = 20;

    @ParameterizedTest
    @MethodSource("io.hindcast.features.SampleBars#all")
    void everyFeatureEqualsTa4jOnAnUnboundedSeries(SampleBars sample) {
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            FeaturePipeline pipeline = FeatureLists.pipeline(List.of(entry));
            double[][] rows = FeatureLists.rows(pipeline, sample.bars());
            // The OBV is a total over all bars: in doubles its rounding piles up, at 32 digits it does not.
            double[] reference = entry.get("name").equals("obv-slope")
                    ? Ta4jReference.preciseValues(sample.bars(), entry)
                    : Ta4jReference.values(sample.bars(), entry, Order.EVERY_OTHER);
            int compared = 0;
            for (int i = pipeline.warmUpBars(); i < rows.length; i++) {
                boolean undefined = Double.isNaN(reference[i]) || flat(sample.bars(), entry, i);
                if (undefined && UNDEFINED_IN_TA4J.contains(entry.get("name"))) {
                    continue;
                }
                assertThat(error(rows[i][0], reference[i]))
                        .as("%s, %s, bar %d: %s", sample, pipeline.names(), i, rows[i][0])
                        .isLessThan(1e-12);
                compared++;
            }
            // Ta4j's KAMA is NaN for ever after one window of constant prices: of one bar, that is soon in minute bars.
            if (!entry.get("name").equals("kama-ratio") || Double.isFinite(reference[rows.length - 1])) {
                assertThat(compared).as("%s, %s", sample, pipeline.names()).isPositive();
            }
        }
    }

    /** True when no price of the feature's window differs: Ta4j then divides 0, or what rounding left of it, by another. */
    private static boolean flat(List<Bar> bars, Map<String, Object> entry, int last) {
        int window = entry.get("bars") instanceof Integer given ? given : LONGEST_DEFAULT_WINDOW;
        ToDoubleFunction<Bar> price =
                entry.get("name").equals("cci") ? bar -> (bar.high() + bar.low() + bar.close()) / 3 : Bar::close;
        double newest = price.applyAsDouble(bars.get(last));
        return bars.subList(Math.max(0, last - Math.max(2, window) + 1), last + 1).stream()
                .allMatch(bar -> Math.abs(price.applyAsDouble(bar) - newest) <= 2 * Math.ulp(newest));
    }

    /**
     * Asked bar by bar, Ta4j keeps running totals, and what comes out differs from Ta4j's own at 32 digits by their piled-up
     * rounding. We may differ from 32 digits by the rounding of one window only, so by less.
     */
    @ParameterizedTest
    @MethodSource("io.hindcast.features.SampleBars#shipped")
    void windowsAreNoFurtherFromTheTruthThanTa4jsRunningTotals(SampleBars sample) {
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            if (ON_MOVING_SUMS.contains(entry.get("name"))) {
                FeaturePipeline pipeline = FeatureLists.pipeline(List.of(entry));
                double[][] rows = FeatureLists.rows(pipeline, sample.bars());
                double[] running = Ta4jReference.values(sample.bars(), entry, Order.OLDEST_FIRST);
                double[] truth = Ta4jReference.preciseValues(sample.bars(), entry);
                double ours = 0;
                double theirs = 0;
                for (int i = pipeline.warmUpBars(); i < rows.length; i++) {
                    if (!Double.isNaN(truth[i])) {
                        ours = Math.max(ours, error(rows[i][0], truth[i]));
                        theirs = Math.max(theirs, error(running[i], truth[i]));
                    }
                }
                assertThat(ours).as("%s, %s", sample, pipeline.names()).isLessThanOrEqualTo(Math.max(theirs, 1e-13));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.hindcast.features.SampleBars#all")
    void recursiveFeaturesEqualTa4jAskedBarByBarToTheLastDigits(SampleBars sample) {
        for (Map<String, Object> entry : FeatureLists.everyFeature()) {
            if (FeatureLists.RECURSIVE.contains(entry.get("name")) && !"kama-ratio".equals(entry.get("name"))) {
                FeaturePipeline pipeline = FeatureLists.pipeline(List.of(entry));
                double[][] rows = FeatureLists.rows(pipeline, sample.bars());
                double[] reference = Ta4jReference.values(sample.bars(), entry, Order.OLDEST_FIRST);
                for (int i = pipeline.warmUpBars(); i < rows.length; i++) {
                    assertThat(rows[i][0])
                            .as("%s, %s, bar %d", sample, pipeline.names(), i)
                            .isCloseTo(reference[i], within(1e-12));
                }
            }
        }
    }

    private static double error(double value, double reference) {
        return Math.abs(value - reference) / Math.max(1, Math.abs(reference));
    }
}
