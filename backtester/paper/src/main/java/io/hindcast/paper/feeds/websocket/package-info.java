/** A feed of a stream of klines: messages of a WebSocket flow in, bars flow out; a lost connection is made again. */
@NullMarked
package io.hindcast.paper.feeds.websocket;

import org.jspecify.annotations.NullMarked;
