/** An append-only record of a session in a Chronicle Queue: lines flow in before they count, and out again at a restart. */
@NullMarked
package io.hindcast.store.journal;

import org.jspecify.annotations.NullMarked;
