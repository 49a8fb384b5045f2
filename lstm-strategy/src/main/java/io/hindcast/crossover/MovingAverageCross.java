package io.hindcast.crossover;

import io.hindcast.features.Ta4jSeries;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Signal;
import io.hindcast.trading.TargetPosition;
import java.util.Optional;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.Num;

/**
 * Long while the fast moving average of the close is above the slow one. Sends an order only when the side of the position
 * is not the one it wants, so a position that has been entered is not rebalanced.
 */
public final class MovingAverageCross implements Strategy {
    private final Ta4jSeries series;
    private final Indicator<Num> fast;
    private final Indicator<Num> slow;
    private final int warmUpBars;
    private final Mode mode;
    private final double fraction;

    /**
     * A strategy that has seen no bar.
     *
     * @param interval how long a bar is
     * @param average kind of both averages
     * @param fastBars of the fast average; at least 1
     * @param slowBars of the slow average; more than {@code fastBars}
     * @param mode what to do below the slow average
     * @param fraction of equity to put into a position, in (0, 1]
     * @throws IllegalArgumentException when a number is out of range
     */
    public MovingAverageCross(
            Interval interval, Average average, int fastBars, int slowBars, Mode mode, double fraction) {
        if (fastBars < 1 || slowBars <= fastBars) {
            throw new IllegalArgumentException(
                    "bars must be 1 <= fast < slow: fastBars=" + fastBars + ", slowBars=" + slowBars);
        }
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction must be in (0, 1]: fraction=" + fraction);
        }
        this.mode = mode;
        this.fraction = fraction;
        // A simple average looks at its window; an exponential one at the newest bar.
        series = new Ta4jSeries(interval, slowBars);
        Indicator<Num> close = new ClosePriceIndicator(series.series());
        fast = average.of(close, fastBars);
        slow = average.of(close, slowBars);
        warmUpBars = average.warmUpBars(slowBars);
    }

    @Override
    public void onHistory(Bar bar) {
        signal(bar);
    }

    @Override
    public void onBar(BarContext context) {
        Optional<Signal> signal = signal(context.bar());
        double held = context.portfolio().position(context.instrument()).quantity();
        signal.filter(wanted -> wanted.direction() != (int) Math.signum(held))
                .ifPresent(wanted -> context.orders()
                        .target(new TargetPosition(context.instrument(), wanted.direction() * fraction)));
    }

    /**
     * Takes a bar; empty during warm-up. Both averages are asked at every bar: an exponential one goes on from its last
     * value.
     */
    private Optional<Signal> signal(Bar bar) {
        int index = series.add(bar);
        double fastValue = fast.getValue(index).doubleValue();
        double slowValue = slow.getValue(index).doubleValue();
        return index < warmUpBars ? Optional.empty() : Optional.of(mode.signal(fastValue, slowValue));
    }
}
