package io.hindcast.intake;

import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;

/** Says what is impossible about prices, whatever came before; empty when nothing is. */
public final class PriceCheck {
    private final BarSpecification bars;
    private final BarGrid grid;
    private final long tolerance;

    PriceCheck(BarSpecification bars, GateSettings settings) {
        this(bars, settings.market(), settings.clockTolerance().toNanos());
    }

    private PriceCheck(BarSpecification bars, Market market, long tolerance) {
        this.bars = bars;
        grid = new BarGrid(market, bars);
        this.tolerance = tolerance;
    }

    /** What is impossible in every market. */
    public static PriceCheck inAnyMarket(BarSpecification bars) {
        return in(Market.SESSIONS, bars);
    }

    /** What is impossible in one market. */
    public static PriceCheck in(Market market, BarSpecification bars) {
        return new PriceCheck(bars, market, 0);
    }

    /** True when a bar can close then. */
    public boolean canClose(long closeTime) {
        return grid.has(closeTime);
    }

    BarGrid grid() {
        return grid;
    }

    /** What is impossible about a bar whenever it comes. */
    public String problem(ClosedBar bar) {
        return problem(bar.instrument(), bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    /** @param arrival when it came, by the latest clock that has seen it */
    String problem(ClosedBar bar, long arrival) {
        String problem = problem(bar);
        if (problem.isEmpty() && bar.closeTime() > arrival + tolerance) {
            return "closes at " + EpochNanos.toInstant(bar.closeTime()) + ", but it was only "
                    + EpochNanos.toInstant(arrival) + " when it came";
        }
        return problem;
    }

    String problem(UnfinishedBar bar) {
        return problem(bar.instrument(), bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
    }

    String problem(Quote quote) {
        String problem = problem(quote.instrument());
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!price(quote.bid()) || !price(quote.ask())) {
            return "prices must be finite and > 0: bid=" + quote.bid() + ", ask=" + quote.ask();
        }
        return quote.bid() <= quote.ask() ? "" : "bid must be <= ask: bid=" + quote.bid() + ", ask=" + quote.ask();
    }

    private String problem(
            Instrument instrument, long closeTime, double open, double high, double low, double close, double volume) {
        String problem = problem(instrument);
        if (!problem.isEmpty()) {
            return problem;
        }
        if (!price(open) || !price(high) || !price(low) || !price(close)) {
            return "prices must be finite and > 0: " + prices(open, high, low, close);
        }
        if (!(volume >= 0) || Double.isInfinite(volume)) {
            return "volume must be finite and >= 0: volume=" + volume;
        }
        if (low > open || low > close || open > high || close > high) {
            return "open and close must lie from low to high: " + prices(open, high, low, close);
        }
        return grid.has(closeTime)
                ? ""
                : "closes at " + EpochNanos.toInstant(closeTime) + ", expected " + grid.description() + grid.advice();
    }

    private String problem(Instrument instrument) {
        return instrument.equals(bars.instrument()) ? "" : "is of " + instrument + ", expected " + bars.instrument();
    }

    private static boolean price(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private static String prices(double open, double high, double low, double close) {
        return "open=" + open + ", high=" + high + ", low=" + low + ", close=" + close;
    }
}
