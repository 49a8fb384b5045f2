package io.hindcast.feeds;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.store.BarStore;
import io.hindcast.store.QueueReader;
import java.util.Optional;

/** The bars of a stored queue. */
record StoredPast(BarStore store, String queue, Instrument instrument) implements ReplayFeed.Past {
    @Override
    public ReplayFeed.Messages open() {
        QueueReader reader = store.open(queue);
        ArrivalClock arrival = ArrivalClock.bars();
        MutableBar bar = new MutableBar();
        return new ReplayFeed.Messages() {
            @Override
            public Optional<FeedMessage> next() {
                if (!reader.next(bar)) {
                    return Optional.empty();
                }
                arrival.bar(bar.closeTime());
                return Optional.of(new ClosedBar(
                        instrument,
                        bar.closeTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        arrival.now()));
            }

            @Override
            public void close() {
                reader.close();
            }
        };
    }
}
