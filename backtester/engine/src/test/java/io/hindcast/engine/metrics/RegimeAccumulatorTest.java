package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.forecast.ForecastTarget;
import org.junit.jupiter.api.Test;

class RegimeAccumulatorTest {
    private final RegimeAccumulator regime = new RegimeAccumulator(4, "test", 1, ForecastTarget.LOG_RETURN);

    @Test
    void figuresWorkedOutByHand() {
        for (int i = 0; i < 4; i++) {
            regime.addBar();
        }
        // Returns 0.1, -0.05 and 0; the bars need not follow each other.
        regime.addChange(1, 100, 110, 50, 55);
        regime.addChange(5, 200, 190, 80, 80);
        regime.addChange(9, 190, 190, 80, 60);
        RegimeFigures figures = regime.figures(false);
        assertThat(figures.bars()).isEqualTo(4);
        assertThat(figures.pnl()).isZero();
        assertThat(figures.totalReturn()).isCloseTo(1.1 * 0.95 - 1, within(1e-15));
        assertThat(figures.benchmarkReturn()).isCloseTo(1.1 * 0.75 - 1, within(1e-15));
        double mean = 0.05 / 3;
        double variance = (Math.pow(0.1 - mean, 2) + Math.pow(-0.05 - mean, 2) + mean * mean) / 2;
        assertThat(figures.sharpe()).isCloseTo(mean / Math.sqrt(variance) * 2, within(1e-12));
        assertThat(figures.hitRate()).isEqualTo(0.5);
    }

    @Test
    void forecastsAreJudgedAsThoseOfTheRun() {
        regime.add(100, 101, 102);
        regime.add(100, 101, 99);
        ForecastErrors errors = regime.figures(false).errors();
        assertThat(errors.count()).isEqualTo(2);
        assertThat(errors.model().rmsePrice()).isCloseTo(Math.sqrt((1 + 4) / 2.0), within(1e-12));
        assertThat(errors.model().directionalAccuracy()).isEqualTo(0.5);
        assertThat(errors.skillPrice()).isCloseTo(1 - 5 / 5.0, within(1e-12));
    }

    @Test
    void aRegimeWithoutABarHasNoReturn() {
        RegimeFigures figures = regime.figures(false);
        assertThat(figures.bars()).isZero();
        assertThat(figures.pnl()).isZero();
        assertThat(figures.totalReturn()).isNaN();
        assertThat(figures.sharpe()).isNaN();
        assertThat(figures.hitRate()).isNaN();
    }

    @Test
    void afterRuinReturnsHaveNoMeaningButMoneyHas() {
        regime.addChange(1, 100, -20, 50, 55);
        RegimeFigures figures = regime.figures(true);
        assertThat(figures.pnl()).isEqualTo(-120);
        assertThat(figures.totalReturn()).isNaN();
        assertThat(figures.sharpe()).isNaN();
        assertThat(figures.hitRate()).isNaN();
    }
}
