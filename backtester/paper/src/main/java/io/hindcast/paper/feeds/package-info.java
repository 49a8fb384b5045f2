/**
 * Feeds, whatever their source: messages of a {@link io.hindcast.feed.BarFeed} flow in, are counted, limited and stamped by a
 * clock, and flow out into a live queue.
 */
@NullMarked
package io.hindcast.paper.feeds;

import org.jspecify.annotations.NullMarked;
