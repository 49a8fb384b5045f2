package io.hindcast.paper.feeds.lines;

import java.io.IOException;

/** What a {@link ByteSource} tells. */
sealed interface Arrival {
    /** One who sends: bytes of different senders don't mix. */
    final class Sender {
        private final String name;

        Sender(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /** A sender has come. */
    record Opened(Sender sender) implements Arrival {}

    /** Bytes have come. */
    record Data(Sender sender, byte[] bytes) implements Arrival {}

    /**
     * A sender has gone.
     *
     * @param closed whether it has sent what it had and nothing more is wanted of it
     */
    record Gone(Sender sender, String reason, boolean closed) implements Arrival {}

    /** Nobody can be reached; it will be tried again. */
    record Unreachable(String reason) implements Arrival {}

    /** Nothing more will come. */
    record Ended() implements Arrival {}

    /** The source can't go on. */
    record Failed(IOException cause) implements Arrival {}
}
