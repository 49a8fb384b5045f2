/**
 * The feeds that come along: replayed history, lines of text, a folder, WebSocket streams. What their sources say flows in,
 * {@link io.hindcast.feed.FeedMessage}s flow out into a live queue.
 */
package io.hindcast.feeds;
