package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pipeline of a plugin keeps its promises or fails by its name. */
class ContainedFeaturesTest {
    private static final Plugged PLUGIN =
            new Plugged("features", "", "f.jar", ContainedFeaturesTest.class.getClassLoader());
    private static final Bar BAR = new MutableBar().set(1, 1, 1, 1, 1, 1);

    /** Two columns that promise to be complete from one bar on, and are from another. */
    private static final class Columns implements FeaturePipeline {
        private final int promised;
        private final int kept;
        private final double value;
        private int bars;

        private Columns(int promised, int kept, double value) {
            this.promised = promised;
            this.kept = kept;
            this.value = value;
        }

        @Override
        public List<String> names() {
            return List.of("a", "b");
        }

        @Override
        public int warmUpBars() {
            return promised;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            Arrays.fill(row, bars < kept ? Double.NaN : 0.5);
            if (bars >= kept) {
                row[1] = value;
            }
            return bars++ >= kept;
        }
    }

    @Test
    void whatKeepsItsPromisesPasses() {
        ContainedFeatures features = new ContainedFeatures(new Columns(2, 2, 0.75), PLUGIN, 2);
        double[] row = new double[2];
        assertThat(features.names()).containsExactly("a", "b");
        assertThat(features.width()).isEqualTo(2);
        assertThat(features.warmUpBars()).isEqualTo(2);
        assertThat(features.update(BAR, row)).isFalse();
        assertThat(features.update(BAR, row)).isFalse();
        assertThat(features.update(BAR, row)).isTrue();
        assertThat(row).containsExactly(0.5, 0.75);
        assertThat(features.watch().crossings()).isPositive().isEven();
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 2, complete", "2, 3, 2, not complete", "1, 0, 0, complete"})
    void aRowThatIsCompleteTooEarlyOrTooLateFails(int promised, int kept, int bar, String found) {
        ContainedFeatures features = new ContainedFeatures(new Columns(promised, kept, 1), PLUGIN, 2);
        double[] row = new double[2];
        for (int i = 0; i < bar; i++) {
            features.update(BAR, row);
        }
        assertThatThrownBy(() -> features.update(BAR, row))
                .isInstanceOf(PluginFailure.class)
                .hasMessage(
                        "features of plugin f.jar failed in update: java.lang.IllegalStateException: the row of bar "
                                + bar + " is " + found + ", but warmUpBars is " + promised);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aCompleteRowIsFinite(double value) {
        ContainedFeatures features = new ContainedFeatures(new Columns(1, 1, value), PLUGIN, 2);
        double[] row = new double[2];
        features.update(BAR, row);
        assertThatThrownBy(() -> features.update(BAR, row))
                .isInstanceOf(PluginFailure.class)
                .hasMessageEndingWith("IllegalStateException: feature must be finite: b=" + value);
        assertThat(features.watch().crossings()).isEven();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void thereIsAColumnForEachEntry(int entries) {
        assertThatThrownBy(() -> new ContainedFeatures(new Columns(0, 0, 1), PLUGIN, entries))
                .isInstanceOf(PluginFailure.class)
                .hasMessage(
                        "features of plugin f.jar failed in names: java.lang.IllegalStateException: must be one for each"
                                + " of the " + entries + " entries, but are [a, b]");
    }
}
