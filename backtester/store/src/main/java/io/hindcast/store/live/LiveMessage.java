package io.hindcast.store.live;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.Origin;
import java.util.Optional;

/**
 * A message as it stands in a live queue.
 *
 * @param index its identity in the queue, for good: Chronicle's index, growing by one from message to message
 * @param appendedAt when it was appended, nanoseconds since 1970-01-01T00:00Z on the machine's clock
 * @param message what was received
 * @param origin where its source is to be continued, when it is one that can be read again
 */
public record LiveMessage(long index, long appendedAt, FeedMessage message, Optional<Origin> origin) {}
