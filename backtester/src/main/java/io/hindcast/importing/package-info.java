/**
 * From a vendor's file to a queue. CSV rows flow in, one at a time; each is read, stamped with the moment its bar closed
 * and checked by every {@link io.hindcast.importing.Rule}; good bars flow into a {@link io.hindcast.store.QueueWriter}, bad
 * rows end the import or are set down in {@code rejects.csv}.
 */
package io.hindcast.importing;
