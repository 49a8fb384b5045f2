package io.hindcast.store.live;

import io.hindcast.feed.FeedClock;
import io.hindcast.market.BarSpecification;

/**
 * What a live queue is for: its {@code metadata.json}, written once.
 *
 * @param name of the queue, and of its folder
 * @param bars which bars it is for
 * @param clock that stamps its messages
 * @param source what the feed that made it read from, in words
 */
public record LiveQueueMetadata(String name, BarSpecification bars, FeedClock clock, String source) {}
