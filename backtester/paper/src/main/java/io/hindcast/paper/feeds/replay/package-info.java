/** A feed of the past: a stored queue or a file flows in and flows out again as messages, as fast as it is told to. */
@NullMarked
package io.hindcast.paper.feeds.replay;

import org.jspecify.annotations.NullMarked;
