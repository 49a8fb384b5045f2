package io.hindcast.paper.feeds.websocket;

/** What a WebSocket connection tells. */
sealed interface StreamEvent {
    /**
     * A whole text message.
     *
     * @param problem why it can't be used; empty otherwise
     */
    record Text(String text, String problem) implements StreamEvent {}

    /** The other side answers a ping: it is alive. */
    record Alive() implements StreamEvent {}

    /** The connection is over. */
    record Over(String reason) implements StreamEvent {}
}
