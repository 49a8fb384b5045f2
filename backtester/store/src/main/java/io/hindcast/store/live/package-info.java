/**
 * Where live messages rest. The messages of one feed at a time flow in and become a Chronicle Queue, in a folder of its own
 * with a metadata document; they flow out, in the same order and bit for bit, to any number of readers, at once or later.
 * What has been appended stays, whatever becomes of the process that did it.
 */
@NullMarked
package io.hindcast.store.live;

import org.jspecify.annotations.NullMarked;
