package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class PerformanceAccumulatorTest {
    private static final long DAY = 86_400_000_000_000L;
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void figuresOfAHandWorkedCurve() {
        // Returns +10 %, -20 %, +25 %, -10 % over two years of 365.25 days.
        Performance p = performance(730.5 / 4, 4, 100, 110, 88, 110, 99);

        assertThat(p.initialEquity()).isEqualTo(100);
        assertThat(p.finalEquity()).isEqualTo(99);
        assertThat(p.totalReturn()).isCloseTo(-0.01, EXACT);
        assertThat(p.cagr()).isCloseTo(Math.sqrt(0.99) - 1, EXACT);
        // mean 0.0125; deviations 0.0875, -0.2125, 0.2375, -0.1125; squares sum to 0.121875; / 3 = 0.040625
        assertThat(p.volatility()).isCloseTo(Math.sqrt(0.040625) * 2, EXACT);
        assertThat(p.sharpe()).isCloseTo(0.0125 / Math.sqrt(0.040625) * 2, EXACT);
        // Losses 0.2 and 0.1: (0.04 + 0.01) / 4 = 0.0125
        assertThat(p.sortino()).isCloseTo(0.0125 / Math.sqrt(0.0125) * 2, EXACT);
        // 110 -> 88; one bar below, then back at 110 (not below), then one bar below
        assertThat(p.maxDrawdown()).isCloseTo(0.2, EXACT);
        assertThat(p.maxDrawdownBars()).isEqualTo(1);
        assertThat(p.calmar()).isCloseTo((Math.sqrt(0.99) - 1) / 0.2, EXACT);
    }

    /** A tenth in a week is no 14,000 % a year. */
    @Test
    void lessThanAYearHasNoAnnualGrowth() {
        Performance week = performance(7, 252, 100, 90, 110);
        assertThat(week.totalReturn()).isCloseTo(0.1, EXACT);
        assertThat(week.cagr()).isNaN();
        assertThat(week.calmar()).isNaN();
        assertThat(performance(359 / 2.0, 252, 100, 90, 110).cagr()).isNaN();
        // From the first close of a year to the last
        assertThat(performance(364 / 2.0, 252, 100, 90, 110).cagr()).isCloseTo(Math.pow(1.1, 365.25 / 364) - 1, EXACT);
    }

    @Test
    void probabilisticSharpeOfReturnsWithoutSkew() {
        // Returns alternate between +2 % and -1 %: mean 0.005, each 0.015 away. With n = 4: m2 = 0.015^2, skew 0,
        // kurtosis 1, so that the denominator is 1; s = 0.005 / (0.015 x sqrt(4/3)) = 0.288675...; z = s x sqrt(3) =
        // 0.5
        Performance p = performance(1, 252, 100, 102, 102 * 0.99, 102 * 0.99 * 1.02, 102 * 0.99 * 1.02 * 0.99);

        // Phi(0.5), from tables
        assertThat(p.probabilisticSharpe()).isCloseTo(0.691462461274013, within(1e-9));
    }

    @Test
    void negativeSkewAndFatTailsLowerTheProbabilisticSharpe() {
        // One crash among 20 gains.
        double[] crash = new double[22];
        crash[0] = 100;
        for (int i = 1; i < crash.length; i++) {
            crash[i] = crash[i - 1] * (i == 10 ? 0.95 : 1 + 0.004 + 0.0001 * (i % 3));
        }
        Performance p = performance(1, 252, crash);
        double s = p.sharpe() / Math.sqrt(252);
        double ofNormal = new NormalDistribution().cumulativeProbability(s * Math.sqrt(20) / Math.sqrt(1 + s * s / 2));
        assertThat(p.probabilisticSharpe()).isBetween(0.5, ofNormal);
    }

    @Test
    void aDrawdownThatNeverEndsCountsToTheLastBar() {
        Performance p = performance(1, 252, 100, 90, 95, 99, 99.9);

        assertThat(p.maxDrawdownBars()).isEqualTo(4);
        assertThat(p.maxDrawdown()).isCloseTo(0.1, EXACT);
    }

    @Test
    void whatIsUndefinedIsNaN() {
        Performance none = new PerformanceAccumulator(252).performance();
        assertThat(none.initialEquity()).isNaN();
        assertThat(none.maxDrawdown()).isNaN();
        assertThat(none.exposure()).isNaN();

        Performance one = performance(1, 252, 100);
        assertThat(one.totalReturn()).isZero();
        assertThat(one.cagr()).isNaN();
        assertThat(one.volatility()).isNaN();
        assertThat(one.maxDrawdown()).isZero();

        Performance flat = performance(1, 252, 100, 100, 100);
        assertThat(flat.volatility()).isZero();
        assertThat(flat.sharpe()).isNaN();
        assertThat(flat.sortino()).isNaN();
        assertThat(flat.calmar()).isNaN();
        assertThat(flat.probabilisticSharpe()).isNaN();

        Performance steady = performance(1, 252, 100, 101, 101 * 1.01, 101 * 1.01 * 1.01);
        assertThat(steady.sharpe()).isNaN();
    }

    @Test
    void ruinLeavesNoRatioOfReturns() {
        Performance p = performance(1, 252, 100, -20, -30);

        assertThat(p.totalReturn()).isCloseTo(-1.3, EXACT);
        assertThat(p.maxDrawdown()).isCloseTo(1.3, EXACT);
        assertThat(p.cagr()).isNaN();
        assertThat(p.volatility()).isNaN();
        assertThat(p.sharpe()).isNaN();
        assertThat(p.sortino()).isNaN();
        assertThat(p.calmar()).isNaN();
        assertThat(p.probabilisticSharpe()).isNaN();
    }

    @Test
    void exposureIsTheMeanOfItsSizeWhereThereIsOne() {
        PerformanceAccumulator accumulator = new PerformanceAccumulator(252);
        accumulator.add(0, 100, 0, false);
        accumulator.add(1, 100, -0.5, true);
        accumulator.add(2, 100, 1, true);
        accumulator.add(3, 100, Double.NaN, true);

        assertThat(accumulator.performance().exposure()).isCloseTo(0.5, EXACT);
        assertThat(accumulator.performance().timeInMarket()).isEqualTo(0.75);
        assertThat(accumulator.meanEquity()).isEqualTo(100);
    }

    private static Performance performance(double days, double periodsPerYear, double... equity) {
        PerformanceAccumulator accumulator = new PerformanceAccumulator(periodsPerYear);
        for (int i = 0; i < equity.length; i++) {
            accumulator.add((long) (i * days * DAY), equity[i], 1, true);
        }
        return accumulator.performance();
    }
}
