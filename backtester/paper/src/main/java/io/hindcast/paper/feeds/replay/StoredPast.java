package io.hindcast.paper.feeds.replay;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.BarArrivals;
import io.hindcast.paper.feeds.UnreadableException;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueReader;
import java.time.Clock;
import java.util.Optional;

/**
 * The bars of a stored queue.
 *
 * @param computer which no bar may be ahead of
 */
record StoredPast(BarStore store, String queue, BarSpecification bars, Clock computer) implements ReplayFeed.Past {
    @Override
    public ReplayFeed.Messages open() {
        QueueReader reader = store.open(queue);
        ArrivalClock arrival = ArrivalClock.bars(computer);
        BarArrivals arrivals = new BarArrivals(bars, arrival);
        MutableBar bar = new MutableBar();
        return new ReplayFeed.Messages() {
            @Override
            public Optional<FeedMessage> next() {
                return reader.next(bar) ? Optional.of(message()) : Optional.empty();
            }

            private FeedMessage message() {
                try {
                    return arrivals.closed(
                            bars.instrument(),
                            bar.closeTime(),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.close(),
                            bar.volume());
                } catch (UnreadableException e) {
                    return new Garbage(bar.toString(), e.reason(), arrival.now());
                }
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
