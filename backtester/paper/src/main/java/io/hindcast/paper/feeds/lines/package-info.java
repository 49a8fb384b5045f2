/** A feed of lines from standard input, a named pipe or a socket: bytes flow in, messages flow out. */
@NullMarked
package io.hindcast.paper.feeds.lines;

import org.jspecify.annotations.NullMarked;
