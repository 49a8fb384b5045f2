package io.hindcast.runs.run;

import static io.hindcast.runs.fixture.ArithmeticFeatures.BARS;
import static io.hindcast.runs.fixture.ArithmeticFeatures.bars;
import static io.hindcast.runs.fixture.ArithmeticFeatures.honest;
import static io.hindcast.runs.fixture.ArithmeticFeatures.pipeline;
import static io.hindcast.runs.fixture.ArithmeticFeatures.slow;
import static io.hindcast.runs.fixture.ArithmeticFeatures.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes from outside the bars is found, and what a plugin remembers of the run is refused. */
class FeatureOriginTest {
    private static boolean[] outside(Supplier<FeaturePipeline> used, Supplier<FeaturePipeline> again, boolean plugin) {
        return outside(used, again, plugin, bars(1), 700);
    }

    private static boolean[] outside(
            Supplier<FeaturePipeline> used,
            Supplier<FeaturePipeline> again,
            boolean plugin,
            List<Bar> bars,
            int testFrom) {
        FeaturePipeline features = used.get();
        FeatureOrigin origin = new FeatureOrigin(testFrom * 3_600_000_000_000L, 2, plugin ? () -> source(bars) : null);
        double[] row = new double[features.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean complete = features.update(bars.get(i), row);
            origin.row(i, bars.get(i), row, complete);
        }
        return origin.outside(again, 42);
    }

    private static double hour(Bar bar) {
        return EpochNanos.toInstant(bar.closeTime()).getEpochSecond() / 3_600 % 24;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotMoveWithTheBarsIsFound(boolean plugin) {
        Supplier<FeaturePipeline> features = () -> pipeline(Bar::close, FeatureOriginTest::hour, bar -> 3);
        assertThat(outside(features, features, plugin)).containsExactly(false, true, false);
    }

    @Test
    void whatIsReadFromAFileIsFoundThoughALittleOfTheBarIsAdded() {
        double[] file = new SplittableRandom(3).doubles(BARS).toArray();
        Supplier<FeaturePipeline> features = () -> {
            int[] next = {0};
            return pipeline(slow(), bar -> file[next[0]++] + 1e-6 * bar.close());
        };
        assertThat(outside(features, features, true)).containsExactly(false, true);
    }

    @Test
    void whatAPluginRemembersOfTheRunIsNoFunctionOfTheBars() {
        List<Double> inStaticFields = new ArrayList<>();
        bars(1).forEach(bar -> inStaticFields.add(bar.close()));
        Supplier<FeaturePipeline> knowing = () -> {
            int[] next = {0};
            return pipeline(bar -> inStaticFields.get(Math.min(++next[0], BARS - 1)));
        };
        assertThatThrownBy(() -> outside(knowing, () -> pipeline(Bar::close), true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("features: a is refused: it is no function of its bars. On bar 700 (")
                .hasMessageContaining("when its plugin is loaded again and sees the same bars");
    }

    /** A recursive feature is the same only where it has seen all bars. */
    @Test
    void aLongHistoryIsSeenAgainWhole() {
        List<Bar> many = bars(1, 80_000);
        Supplier<FeaturePipeline> counting = () -> {
            double[] sum = {0};
            return pipeline(bar -> sum[0] += bar.volume());
        };
        assertThat(outside(counting, counting, true, many, 79_000)).containsExactly(false);
        assertThatThrownBy(() -> outside(counting, () -> pipeline(Bar::volume), true, many, 79_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("On bar 79000 (");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void honestFeaturesPass(int seed) {
        Supplier<FeaturePipeline> maker = honest(seed);
        assertThat(outside(maker, maker, true)).containsExactly(false, false, false);
    }
}
