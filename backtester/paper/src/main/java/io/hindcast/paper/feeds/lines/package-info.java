/** A feed of lines from standard input, a named pipe or a socket: bytes flow in, messages flow out. */
package io.hindcast.paper.feeds.lines;
