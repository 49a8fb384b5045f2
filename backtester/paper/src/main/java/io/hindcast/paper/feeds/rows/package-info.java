/** From bytes to messages: lines of CSV or JSON flow in, {@link io.hindcast.feed.FeedMessage}s flow out. */
package io.hindcast.paper.feeds.rows;
