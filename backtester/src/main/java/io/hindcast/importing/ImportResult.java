package io.hindcast.importing;

import io.hindcast.store.QueueMetadata;

/**
 * What an import made.
 *
 * @param queue the new queue
 * @param replaced true when there was one of that name before
 */
public record ImportResult(QueueMetadata queue, boolean replaced) {}
