package com.example.donchian;

import io.hindcast.market.Bar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Pane;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.TargetPosition;

/**
 * Buys when a close is above the highest high of the bars before it, and sells when a close is below the lowest low of
 * fewer bars before it (Richard Donchian's channel; the Turtles traded 20 and 10 days). With shorts, the mirror image too.
 *
 * <p>It records the channels' ends, which the report draws into the chart of the price, and the entry channel's width, which
 * gets a chart of its own; its orders bear a tag.
 *
 * <p>The channel ends with the bar before the one that is decided on, so a close can leave it. What is held is read from
 * the portfolio, not remembered: an order that was rejected is sent again while the reason for it lasts.
 */
final class DonchianBreakout implements Strategy {
    private final Extremes entry;
    private final Extremes exit;
    private final boolean shorts;
    private final double fraction;

    /**
     * @param entryBars of the channel whose end is a reason to enter
     * @param exitBars of the channel whose end is a reason to leave
     * @param shorts whether to sell short as well
     * @param fraction of equity that a position takes
     */
    DonchianBreakout(int entryBars, int exitBars, boolean shorts, double fraction) {
        this.entry = new Extremes(entryBars);
        this.exit = new Extremes(exitBars);
        this.shorts = shorts;
        this.fraction = fraction;
    }

    /** Bars from before trading fill the channels, so that the first bar can be traded. */
    @Override
    public void onHistory(Bar bar) {
        add(bar);
    }

    @Override
    public void onBar(BarContext context) {
        Bar bar = context.bar();
        if (entry.complete() && exit.complete()) {
            context.record("channel-high", entry.highest(), Pane.PRICE);
            context.record("channel-low", exit.lowest(), Pane.PRICE);
            context.record("channel-width", entry.highest() / entry.lowest() - 1);
            int held = (int)
                    Math.signum(context.portfolio().position(context.instrument()).quantity());
            int wanted = wanted(bar.close(), held);
            if (wanted != held) {
                context.orders().target(new TargetPosition(context.instrument(), wanted * fraction), tag(wanted, held));
            }
        }
        add(bar);
    }

    /** What the order is called in the run's {@code tags.csv}. */
    private static String tag(int wanted, int held) {
        if (wanted == 0) {
            return "leave";
        }
        return held == 0 ? "breakout" : "turn";
    }

    /** The side to be on: 1, 0 or -1. */
    private int wanted(double close, int held) {
        if (close > entry.highest()) {
            return 1;
        }
        if (shorts && close < entry.lowest()) {
            return -1;
        }
        boolean left = (held > 0 && close < exit.lowest()) || (held < 0 && close > exit.highest());
        return left ? 0 : held;
    }

    private void add(Bar bar) {
        entry.add(bar.high(), bar.low());
        exit.add(bar.high(), bar.low());
    }
}
