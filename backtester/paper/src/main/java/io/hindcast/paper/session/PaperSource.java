package io.hindcast.paper.session;

import io.hindcast.engine.execution.Quote;
import io.hindcast.feed.FeedClock;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.paper.gate.BarGate;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.GateVerdict;
import io.hindcast.paper.gate.Ruling;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.EntryParser;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.JournalReading;
import io.hindcast.store.live.LiveMessage;
import io.hindcast.store.live.LiveQueueTailer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BooleanSupplier;

/**
 * The bars of a session: its history, then the messages of the live queue that the gate accepts. What the journal has
 * already is ruled on again by the times that stand there, so that the gate knows what it knew.
 */
final class PaperSource implements BarSource {
    private static final Duration LOOK = Duration.ofMillis(50);

    /** A feed of quotes brings many messages between two bars: so many at a time need not wait for the next bar. */
    private static final int ENOUGH = 1_000;

    private final BarSource history;
    private final JournalReading journal;
    private final LiveQueueTailer live;
    private final BarGate gate;
    private final FirstQuote quotes;
    private final Queue<Intake> intakes;
    private final SessionJournal records;
    private final Clock clock;
    private final boolean untilEnd;
    private final BarTime barTime = new BarTime();
    private long journalled;
    private long liveBars;
    private List<Entry.Input> pending = new ArrayList<>();
    private boolean historyEnded;
    private boolean ended;
    private volatile boolean stopped;
    private BooleanSupplier failed = () -> false;
    private volatile FeedHealth health;

    /**
     * A source at its first bar.
     *
     * @param journal at its first record
     * @param journalled records that were there when the session was started
     * @param live at its first message
     * @param gate has seen nothing
     * @param quotes has seen nothing
     * @param intakes receives what came in for each live bar
     * @param records takes messages that no bar follows for long
     * @param untilEnd whether the session ends with the feed
     */
    PaperSource(
            BarSource history,
            JournalReading journal,
            long journalled,
            LiveQueueTailer live,
            BarGate gate,
            FirstQuote quotes,
            Queue<Intake> intakes,
            SessionJournal records,
            Clock clock,
            boolean untilEnd) {
        this.history = history;
        this.journal = journal;
        this.journalled = journalled;
        this.live = live;
        this.gate = gate;
        this.quotes = quotes;
        this.intakes = intakes;
        this.records = records;
        this.clock = clock;
        this.untilEnd = untilEnd;
        health = gate.health(now());
    }

    /** Makes the source end when the line has failed, though no bar comes. */
    void endWhen(BooleanSupplier lineFailed) {
        failed = lineFailed;
    }

    /** Makes the source end soon. May be called by any thread. */
    void stop() {
        stopped = true;
    }

    /** How the feed is. May be called by any thread. */
    FeedHealth health() {
        return health;
    }

    /** Which clock the feed goes by. */
    FeedClock clock() {
        return live.metadata().clock();
    }

    /** Messages behind the last bar, none of them accepted; to be recorded when the line has ended. */
    List<Entry.Input> pending() {
        return pending;
    }

    @Override
    public boolean next(MutableBar into) {
        if (!historyEnded) {
            if (history.next(into)) {
                gate.seed(into);
                return true;
            }
            historyEnded = true;
        }
        while (true) {
            Optional<Entry.Input> input = nextInput();
            if (input.isEmpty()) {
                return false;
            }
            Entry.PaperBar bar = input.get().bar().orElse(null);
            if (bar != null) {
                into.set(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
                return true;
            }
            pending.add(input.get());
            if (pending.size() % ENOUGH == 0 && records.recordBehind(liveBars, pending)) {
                pending = new ArrayList<>();
            }
        }
    }

    /** The next message, ruled on; empty when there will be none. */
    private Optional<Entry.Input> nextInput() {
        Optional<Entry.Input> again = nextJournalled();
        if (again.isPresent()) {
            LiveMessage message = live.poll()
                    .filter(each -> each.index() == again.get().queueIndex())
                    .orElseThrow(() -> new InvalidInputException("live queue '"
                            + live.metadata().name() + "': the message with index "
                            + Long.toHexString(again.get().queueIndex())
                            + ", which the session has read, is not there; it is another queue than the session began"
                            + " with, so start a new session"));
            return Optional.of(rule(message, again.get().now(), 0));
        }
        while (!stopped && !failed.getAsBoolean()) {
            Optional<LiveMessage> message = live.await(LOOK);
            long now = now();
            if (message.isPresent()) {
                return Optional.of(rule(
                        message.get(),
                        clock() == FeedClock.WALL
                                ? now
                                : barTime.received(message.get().message()).receivedAt(),
                        message.get().appendedAt()));
            }
            health = gate.health(now);
            if (ended && untilEnd) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Entry.Input> nextJournalled() {
        while (journalled > 0) {
            journalled--;
            String line = journal.next().orElseThrow();
            if (line.startsWith("input,")) {
                return Optional.of((Entry.Input) EntryParser.parse(line));
            }
        }
        return Optional.empty();
    }

    private Entry.Input rule(LiveMessage message, long now, long appendedAt) {
        ended = message.message() instanceof End;
        FeedMessage received = clock() == FeedClock.WALL ? message.message() : barTime.received(message.message());
        Ruling ruling = gate.rule(received, now);
        barTime.ruled(message.message(), ruling.verdict(), now);
        health = gate.health(clock() == FeedClock.WALL ? now : barTime.now());
        if (ruling.verdict() == GateVerdict.QUOTE && message.message() instanceof FeedMessage.Quote quote) {
            quotes.add(new Quote(quote.time(), quote.bid(), quote.ask()));
        }
        Optional<Entry.PaperBar> bar = ruling.verdict().accepted() && message.message() instanceof ClosedBar closed
                ? Optional.of(Entry.PaperBar.of(closed))
                : Optional.empty();
        Entry.Input input = new Entry.Input(
                message.index(), ruling.verdict(), now, bar, ruling.verdict().accepted() ? "" : ruling.reason());
        if (bar.isPresent()) {
            liveBars++;
            intakes.add(new Intake(pending, quotes.take(bar.get().closeTime()), input, appendedAt));
            pending = new ArrayList<>();
        }
        return input;
    }

    /** On the clock of the feed; for one that goes by its bars, the last that is known of it. */
    private long now() {
        return live.metadata().clock() == FeedClock.WALL ? EpochNanos.of(clock.instant()) : barTime.now();
    }

    @Override
    public void close() {
        journal.close();
        live.close();
        history.close();
    }
}
