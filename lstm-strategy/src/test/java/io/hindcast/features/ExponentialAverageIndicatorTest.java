package io.hindcast.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.MutableBar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;

class ExponentialAverageIndicatorTest {
    private static final double[] CLOSES = {4, 8, 2, 2, 10};
    /** With half the weight on the newest. */
    private static final double[] AVERAGES = {4, 6, 4, 3, 6.5};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, Integer.MAX_VALUE})
    void itBeginsWithTheFirstBarHoweverFewTheSeriesKeeps(int kept) {
        Ta4jSeries series = new Ta4jSeries(FeatureLists.HOUR, kept);
        ExponentialAverageIndicator average = average(series, 0.5);
        for (int i = 0; i < CLOSES.length; i++) {
            add(series, i);
            assertThat(average.getValue(i).doubleValue()).isEqualTo(AVERAGES[i]);
            assertThat(average.getValue(i).doubleValue()).isEqualTo(AVERAGES[i]);
        }
        BarSeries bars = series.series();
        assertThat(bars.getEndIndex()).isEqualTo(CLOSES.length - 1);
        assertThat(bars.getBarCount()).isEqualTo(Math.min(kept, CLOSES.length));
    }

    @Test
    void aBarThatWasNotAskedForIsNamedAndNotGuessed() {
        Ta4jSeries series = new Ta4jSeries(FeatureLists.HOUR);
        ExponentialAverageIndicator average = average(series, 0.5);
        for (int i = 0; i < CLOSES.length; i++) {
            add(series, i);
        }
        assertThat(average.getValue(0).doubleValue()).isEqualTo(AVERAGES[0]);
        assertThatThrownBy(() -> average.getValue(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("index=2, last asked for 0");
        assertThat(average.getValue(1).doubleValue()).isEqualTo(AVERAGES[1]);
        assertThatThrownBy(() -> average.getValue(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void unstableBarsAreThoseUntilTheFirstWeighsOnePercent() {
        // 0.5^6 > 1 % > 0.5^7
        assertThat(average(new Ta4jSeries(FeatureLists.HOUR), 0.5).getCountOfUnstableBars())
                .isEqualTo(7);
        assertThat(average(new Ta4jSeries(FeatureLists.HOUR), 1).getCountOfUnstableBars())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void aSmoothingThatIsNoneIsRefused(double smoothing) {
        Ta4jSeries series = new Ta4jSeries(FeatureLists.HOUR);
        assertThatThrownBy(() -> average(series, smoothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("smoothing=" + smoothing);
    }

    private static ExponentialAverageIndicator average(Ta4jSeries series, double smoothing) {
        return new ExponentialAverageIndicator(new ClosePriceIndicator(series.series()), smoothing);
    }

    private static void add(Ta4jSeries series, int i) {
        double close = CLOSES[i];
        series.add(new MutableBar().set(SampleBars.closeTime(i), close, close, close, close, 1));
    }
}
