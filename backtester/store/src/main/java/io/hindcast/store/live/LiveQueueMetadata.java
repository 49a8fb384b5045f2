package io.hindcast.store.live;

import io.hindcast.feed.FeedClock;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;

/**
 * What a live queue is for: its {@code metadata.json}, written once, but for what is known of its instrument.
 *
 * @param name of the queue, and of its folder
 * @param bars which bars it is for
 * @param clock that stamps its messages
 * @param source what the feed that made it read from, in words
 */
public record LiveQueueMetadata(String name, BarSpecification bars, FeedClock clock, String source) {
    /** The same with other knowledge of the instrument. */
    LiveQueueMetadata withTerms(InstrumentTerms terms) {
        Instrument known = new Instrument(bars.instrument().id(), terms);
        return new LiveQueueMetadata(
                name, new BarSpecification(known, bars.interval(), bars.zone(), bars.sessionClose()), clock, source);
    }
}
