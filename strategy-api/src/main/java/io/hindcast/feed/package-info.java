/**
 * What a live feed is: the plug-in interface {@link io.hindcast.feed.BarFeed} and its messages. The market flows in, in
 * whatever form a feed understands; every input that a feed reads flows out as exactly one
 * {@link io.hindcast.feed.FeedMessage}, so that all of it can be accounted for. Feeds judge nothing but whether an input
 * can be read: what becomes of a bar is decided by {@code io.hindcast.paper.gate}.
 */
@NullMarked
package io.hindcast.feed;

import org.jspecify.annotations.NullMarked;
