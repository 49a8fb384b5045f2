package io.hindcast.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.intake.PriceCheck;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;

/**
 * Stamps finished bars with their arrival. A bar that is garbage in every market, of another instrument for example, moves
 * no clock: its time says nothing about the bars behind it.
 */
final class BarArrivals {
    private final ArrivalClock arrival;
    private final PriceCheck check;
    private final FutureTimes future;

    BarArrivals(BarSpecification bars, ArrivalClock arrival) {
        this.arrival = arrival;
        check = PriceCheck.inAnyMarket(bars);
        future = new FutureTimes(arrival.computer(), bars.interval());
    }

    /**
     * A finished bar that arrives now.
     *
     * @throws UnreadableException when it can't have closed yet
     */
    ClosedBar closed(
            Instrument instrument, long closeTime, double open, double high, double low, double close, double volume)
            throws UnreadableException {
        ClosedBar bar = new ClosedBar(instrument, closeTime, open, high, low, close, volume, arrival.now());
        requirePresent(bar);
        if (!sound(bar)) {
            return bar;
        }
        arrival.bar(closeTime);
        return new ClosedBar(instrument, closeTime, open, high, low, close, volume, arrival.now());
    }

    /** @throws UnreadableException when a message bears a time that can't have come yet */
    <M extends FeedMessage> M requirePresent(M message) throws UnreadableException {
        String problem = future.problem(message);
        if (!problem.isEmpty()) {
            throw new UnreadableException(problem);
        }
        return message;
    }

    /** True when a bar's time may be taken for that of the feed. */
    boolean sound(ClosedBar bar) {
        return check.problem(bar).isEmpty();
    }
}
