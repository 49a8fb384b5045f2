/**
 * From a vendor's file to a queue. CSV rows flow in, one at a time, the oldest first whichever way the file goes; each is
 * read, stamped with the moment its bar closed, checked by every {@link io.hindcast.store.importing.Rule} and held against the
 * times of its neighbours; good bars flow into a {@link io.hindcast.store.queue.QueueWriter}, bad rows end the import or are set
 * down in {@code rejects.csv}, and what was mended or looks odd becomes a finding of the queue's metadata.
 */
@NullMarked
package io.hindcast.store.importing;

import org.jspecify.annotations.NullMarked;
