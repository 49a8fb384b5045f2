package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
@net.jqwik.api.Tag("slow")
class FiniteValuesTest {
    /** What each feature says of a market in which nothing ever moved or was traded. */
    private static final Map<String, Double> ASLEEP = Map.ofEntries(
            entry("log-return", 0.0),
            entry("simple-return", 0.0),
            entry("roc", 0.0),
            entry("range", 0.0),
            entry("body", 0.0),
            entry("gap", 0.0),
            entry("close-location", 0.0),
            entry("sma-ratio", 0.0),
            entry("ema-ratio", 0.0),
            entry("kama-ratio", 0.0),
            entry("macd", 0.0),
            entry("macd-signal", 0.0),
            entry("macd-histogram", 0.0),
            entry("rsi", 50.0),
            entry("stochastic-k", 50.0),
            entry("stochastic-d", 50.0),
            entry("williams-r", -50.0),
            entry("cci", 0.0),
            entry("atr-ratio", 0.0),
            entry("plus-di", 0.0),
            entry("minus-di", 0.0),
            entry("adx", 0.0),
            entry("standard-deviation", 0.0),
            entry("volatility", 0.0),
            entry("bollinger-percent-b", 0.5),
            entry("bollinger-width", 0.0),
            entry("volume-ratio", 1.0),
            entry("obv-slope", 0.0),
            entry("mfi", 50.0),
            entry("cmf", 0.0));

    @Property(tries = 60)
    void everyRowIsNaNDuringWarmUpAndFiniteEverAfter(@ForAll long seed) {
        FeaturePipeline pipeline = FeatureLists.pipeline(FeatureLists.everyFeature());
        List<Bar> bars = NastyBars.series(seed, pipeline.warmUpBars() + 600);
        double[] row = new double[pipeline.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean complete = pipeline.update(bars.get(i), row);
            assertThat(complete).isEqualTo(i >= pipeline.warmUpBars());
            assertThat(DoubleStream.of(row).allMatch(complete ? Double::isFinite : Double::isNaN))
                    .as("bar %d", i)
                    .isTrue();
        }
    }

    @Property(tries = 60)
    void boundedOscillatorsStayWithinTheirBounds(@ForAll long seed) {
        List<Map<String, Object>> entries = FeatureLists.everyFeature().stream()
                .filter(entry -> List.of("rsi", "stochastic-k", "stochastic-d", "mfi", "adx")
                        .contains(entry.get("name")))
                .toList();
        FeaturePipeline pipeline = FeatureLists.pipeline(entries);
        double[] row = new double[pipeline.width()];
        for (Bar bar : NastyBars.series(seed, pipeline.warmUpBars() + 600)) {
            if (pipeline.update(bar, row)) {
                assertThat(DoubleStream.of(row)).allMatch(value -> value >= -1e-9 && value <= 100 + 1e-9);
            }
        }
    }

    @Test
    void aMarketThatNeverMovesHasTheNeutralValueOfEachFeature() {
        // 0.1 is not a binary fraction: the sum of n of them divided by n is not always 0.1.
        assertThat(valuesAfter(bars(0, 200, 0.1, 0))).containsExactlyInAnyOrderEntriesOf(ASLEEP);
    }

    /** Adjusted prices differ in their last bits where the market did not move. */
    @Test
    void theRoundingOfPricesIsNoMove() {
        double[] prices = {110.50146484374999, 110.50146484375, Math.nextUp(110.50146484375)};
        List<Bar> bars = IntStream.range(0, 300)
                .<Bar>mapToObj(i -> new MutableBar()
                        .set(
                                SampleBars.closeTime(i),
                                prices[i % 2 + 1],
                                prices[2],
                                prices[0],
                                prices[i * i % 7 % 3],
                                0))
                .toList();
        valuesAfter(bars)
                .forEach((feature, value) ->
                        assertThat(value).as(feature).isCloseTo(ASLEEP.get(feature), within(1e-12)));
    }

    @Test
    void aMarketThatFallsAsleepLeavesNoResidueInAnyWindow() {
        List<Bar> bars = new ArrayList<>(NastyBars.series(7, 2_000));
        bars.addAll(bars(2_000, 200, 0.1, 0));
        Map<String, Double> windows = new LinkedHashMap<>(ASLEEP);
        windows.keySet().removeAll(FeatureLists.RECURSIVE);
        assertThat(valuesAfter(bars)).containsAllEntriesOf(windows);
    }

    @Test
    void aValueThatIsNotFiniteNamesFeatureAndBar() {
        FeaturePipeline pipeline = FeatureLists.pipeline(List.of(Map.of("name", "log-return")));
        double[] row = new double[1];
        pipeline.update(bars(0, 1, 1, 0).getFirst(), row);
        Bar broken = new MutableBar().set(SampleBars.closeTime(1), 1, 1, 1, Double.NaN, 0);
        assertThatThrownBy(() -> pipeline.update(broken, row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("log-return(bars=1)=NaN")
                .hasMessageContaining("closeTime=" + SampleBars.closeTime(1));
    }

    private static List<Bar> bars(int from, int count, double price, double volume) {
        return IntStream.range(from, from + count)
                .<Bar>mapToObj(i -> new MutableBar().set(SampleBars.closeTime(i), price, price, price, price, volume))
                .toList();
    }

    private static Map<String, Double> valuesAfter(List<Bar> bars) {
        List<Map<String, String>> entries =
                ASLEEP.keySet().stream().map(name -> Map.of("name", name)).toList();
        double[][] rows = FeatureLists.rows(FeatureLists.pipeline(entries), bars);
        Map<String, Double> last = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            // Adding zero turns -0.0 into 0.0.
            last.put(entries.get(i).get("name"), rows[rows.length - 1][i] + 0.0);
        }
        return last;
    }
}
