package io.hindcast.store.importing;

import io.hindcast.store.queue.QueueMetadata;

/**
 * What an import made.
 *
 * @param queue the new queue
 * @param replaced true when there was one of that name before
 */
public record ImportResult(QueueMetadata queue, boolean replaced) {}
