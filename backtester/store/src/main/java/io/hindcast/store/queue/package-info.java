/**
 * Where bars rest. Checked bars of one instrument flow in, in the order of time, and become a Chronicle Queue with a
 * metadata document in a folder of its own; bars flow out again, bit for bit, as a {@link io.hindcast.market.BarSource}.
 * A queue is written once, appears whole or not at all, and is never changed afterwards.
 */
@NullMarked
package io.hindcast.store.queue;

import org.jspecify.annotations.NullMarked;
