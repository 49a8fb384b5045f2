package io.hindcast.paper.feeds.lines;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.Inbox;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import io.hindcast.paper.feeds.rows.LineSplitter;
import io.hindcast.paper.feeds.rows.SourceLine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Lines of CSV or JSON from whoever sends them. */
final class LinesFeed implements BarFeed {
    private final ByteSource source;
    private final ArrivalClock arrival;
    private final Supplier<LineMessages> lineMessages;
    private final StopSignal stop;
    private final Map<Arrival.Sender, Conversation> conversations = new HashMap<>();
    private boolean everConnected;
    private boolean lost;

    /** What one sender has said. */
    private record Conversation(LineSplitter splitter, LineMessages messages) {}

    /** @param lineMessages makes those of a new sender */
    LinesFeed(ByteSource source, ArrivalClock arrival, Supplier<LineMessages> lineMessages, StopSignal stop) {
        this.source = source;
        this.arrival = arrival;
        this.lineMessages = lineMessages;
        this.stop = stop;
    }

    @Override
    public String source() {
        return source.description();
    }

    @Override
    public FeedClock clock() {
        return arrival.kind();
    }

    @Override
    public void run(FeedSink sink, Map<String, Origin> stored) throws IOException {
        Inbox<Arrival> inbox = new Inbox<>(stop);
        source.start(inbox);
        try {
            boolean ended = false;
            while (!ended) {
                Optional<Arrival> next = inbox.take();
                if (next.isPresent()) {
                    ended = handle(next.get(), sink);
                } else {
                    ended = stop.stopped();
                }
            }
            conversations
                    .values()
                    .forEach(said -> said.splitter().end(source.unendedLine(), line -> accept(said, line, sink)));
        } finally {
            close();
        }
    }

    /** Returns true when nothing more will come. */
    private boolean handle(Arrival next, FeedSink sink) throws IOException {
        switch (next) {
            case Arrival.Opened opened -> open(opened.sender(), sink);
            case Arrival.Data data -> {
                Conversation said = Objects.requireNonNull(conversations.get(data.sender()), "nobody has come");
                if (said.splitter().offset() == 0) {
                    source.begins(data.bytes());
                }
                said.splitter().add(data.bytes(), data.bytes().length, line -> accept(said, line, sink));
            }
            case Arrival.Gone gone -> {
                Conversation said = Objects.requireNonNull(conversations.remove(gone.sender()), "nobody has come");
                said.splitter().end(source.unendedLine(), line -> accept(said, line, sink));
                String detail = gone.sender().name() + ": " + gone.reason();
                if (conversations.isEmpty() && gone.closed()) {
                    sink.accept(new Connection(ConnectionEvent.CLOSED, detail, arrival.now()));
                } else if (conversations.isEmpty()) {
                    lose(detail, sink);
                }
            }
            case Arrival.Unreachable unreachable -> lose(unreachable.reason(), sink);
            case Arrival.Ended _ -> {
                return true;
            }
            case Arrival.Failed failed -> throw failed.cause();
        }
        return false;
    }

    private void open(Arrival.Sender sender, FeedSink sink) {
        if (conversations.isEmpty()) {
            sink.accept(new Connection(
                    everConnected ? ConnectionEvent.RECONNECTED : ConnectionEvent.CONNECTED,
                    sender.name(),
                    arrival.now()));
            everConnected = true;
            lost = false;
        }
        conversations.put(sender, new Conversation(new LineSplitter(), lineMessages.get()));
    }

    private void lose(String reason, FeedSink sink) {
        if (!lost) {
            lost = true;
            sink.accept(new Connection(ConnectionEvent.DISCONNECTED, reason, arrival.now()));
        }
    }

    private static void accept(Conversation said, SourceLine line, FeedSink sink) {
        said.messages().message(line).ifPresent(sink::accept);
    }

    @Override
    public void close() {
        stop.stop();
        source.close();
    }
}
