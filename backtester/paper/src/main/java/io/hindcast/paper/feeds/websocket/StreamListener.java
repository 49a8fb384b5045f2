package io.hindcast.paper.feeds.websocket;

import io.hindcast.paper.feeds.Inbox;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of one WebSocket connection into an inbox, fragments put together. Asks for the next only when there was
 * room for the last. Pings are answered by the JDK.
 */
final class StreamListener implements WebSocket.Listener {
    static final int LONGEST = 1 << 20;

    private final Inbox<StreamEvent> inbox;
    private final StringBuilder begun = new StringBuilder();
    private boolean tooLong;
    private long binaryBytes;

    StreamListener(Inbox<StreamEvent> inbox) {
        this.inbox = inbox;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        int room = Math.min(data.length(), LONGEST - begun.length());
        begun.append(data, 0, room);
        tooLong |= room < data.length();
        if (last) {
            put(tooLong ? "is longer than " + LONGEST + " characters" : "");
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        binaryBytes += data.remaining();
        if (last) {
            inbox.put(new StreamEvent.Text("", "is binary, " + binaryBytes + " bytes"));
            binaryBytes = 0;
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
        inbox.put(new StreamEvent.Alive());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
        inbox.put(new StreamEvent.Alive());
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        over("the other side has closed the connection, code " + code + (reason.isEmpty() ? "" : ": " + reason));
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        over("the connection broke: " + error);
    }

    private void over(String reason) {
        if (!begun.isEmpty()) {
            put("is cut off: the connection has ended within it");
        }
        inbox.put(new StreamEvent.Over(reason));
    }

    private void put(String problem) {
        inbox.put(new StreamEvent.Text(begun.toString(), problem));
        begun.setLength(0);
        tooLong = false;
    }
}
