/** A feed of a folder that files are put into, or appended to: their lines flow in, messages flow out. */
@NullMarked
package io.hindcast.paper.feeds.folder;

import org.jspecify.annotations.NullMarked;
