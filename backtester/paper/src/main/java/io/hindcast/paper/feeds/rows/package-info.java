/** From bytes to messages: lines of CSV or JSON flow in, {@link io.hindcast.feed.FeedMessage}s flow out. */
@NullMarked
package io.hindcast.paper.feeds.rows;

import org.jspecify.annotations.NullMarked;
