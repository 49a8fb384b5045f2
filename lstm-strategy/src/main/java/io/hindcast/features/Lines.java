package io.hindcast.features;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.num.Num;

/** Makes lines on one series, and notes which indicators must be asked at every bar. */
final class Lines {
    private final BarSeries series;
    private final ZoneId zone;
    private final List<RecursiveIndicator> recursions = new ArrayList<>();

    Lines(BarSeries series, ZoneId zone) {
        this.series = series;
        this.zone = zone;
    }

    BarSeries series() {
        return series;
    }

    /** The market's zone. */
    ZoneId zone() {
        return zone;
    }

    /** Indicators that must be asked at every bar, each after those that it is computed from. */
    List<RecursiveIndicator> recursions() {
        return List.copyOf(recursions);
    }

    IndicatorLine open() {
        return ofBar(bar -> bar.getOpenPrice().doubleValue());
    }

    IndicatorLine high() {
        return ofBar(bar -> bar.getHighPrice().doubleValue());
    }

    IndicatorLine low() {
        return ofBar(bar -> bar.getLowPrice().doubleValue());
    }

    IndicatorLine close() {
        return ofBar(bar -> bar.getClosePrice().doubleValue());
    }

    /** {@code (high + low + close) / 3}. */
    IndicatorLine typicalPrice() {
        return ofBar(bar -> (bar.getHighPrice().doubleValue()
                        + bar.getLowPrice().doubleValue()
                        + bar.getClosePrice().doubleValue())
                / 3);
    }

    IndicatorLine volume() {
        return ofBar(bar -> bar.getVolume().doubleValue());
    }

    /** A value of one bar alone. */
    IndicatorLine ofBar(ToDoubleFunction<Bar> value) {
        return IndicatorLine.of(series, index -> value.applyAsDouble(series.getBar(index)), 0, 0);
    }

    /** A formula over lines at the same index. */
    IndicatorLine formula(IntToDoubleFunction formula, IndicatorLine... inputs) {
        return lookingBack(0, formula, inputs);
    }

    /** A formula over lines at the same index and up to {@code bars} before. */
    IndicatorLine lookingBack(int bars, IntToDoubleFunction formula, IndicatorLine... inputs) {
        int warmUp = 0;
        int reach = 0;
        for (IndicatorLine input : inputs) {
            warmUp = Math.max(warmUp, input.warmUpBars());
            reach = Math.max(reach, input.reachBars());
        }
        return IndicatorLine.of(series, formula, warmUp + bars, reach + bars);
    }

    /** One of Ta4j's indicators that looks at bars of the series, up to {@code bars} before its own. */
    IndicatorLine ofTa4j(Indicator<Num> indicator, int bars) {
        return IndicatorLine.of(indicator, bars, bars);
    }

    /** {@code numerator / denominator - 1}. */
    IndicatorLine relative(IndicatorLine numerator, IndicatorLine denominator) {
        return formula(i -> numerator.at(i) / denominator.at(i) - 1, numerator, denominator);
    }

    IndicatorLine mean(IndicatorLine source, int bars) {
        return lookingBack(bars - 1, i -> Window.mean(source.values(), i, bars), source);
    }

    IndicatorLine sum(IndicatorLine source, int bars) {
        return lookingBack(bars - 1, i -> Window.sum(source.values(), i, bars), source);
    }

    IndicatorLine standardDeviation(IndicatorLine source, IndicatorLine mean, int bars) {
        return lookingBack(bars - 1, i -> Window.standardDeviation(source.values(), i, bars, mean.at(i)), source);
    }

    IndicatorLine highest(IndicatorLine source, int bars) {
        return IndicatorLine.of(
                new HighestValueIndicator(source.indicator(), bars),
                source.warmUpBars() + bars - 1,
                source.reachBars() + bars - 1);
    }

    IndicatorLine lowest(IndicatorLine source, int bars) {
        return IndicatorLine.of(
                new LowestValueIndicator(source.indicator(), bars),
                source.warmUpBars() + bars - 1,
                source.reachBars() + bars - 1);
    }

    /** Exponential moving average. */
    IndicatorLine exponential(IndicatorLine source, int bars) {
        return smoothed(source, RecursiveWarmUp.exponentialSmoothing(bars));
    }

    /** Wilder's moving average. */
    IndicatorLine wilder(IndicatorLine source, int bars) {
        return smoothed(source, RecursiveWarmUp.wilderSmoothing(bars));
    }

    private IndicatorLine smoothed(IndicatorLine source, double smoothing) {
        return recursive(
                new ExponentialAverageIndicator(source.indicator(), smoothing),
                source.warmUpBars() + RecursiveWarmUp.bars(smoothing),
                source.reachBars());
    }

    /**
     * An indicator that is computed from its own previous value. Its line has a value at the newest bar alone.
     *
     * @param inputReach how far back its inputs reach
     */
    IndicatorLine recursive(RecursiveIndicator indicator, int warmUpBars, int inputReach) {
        recursions.add(indicator);
        return IndicatorLine.of(indicator, warmUpBars, inputReach);
    }
}
