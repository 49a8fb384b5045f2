package io.hindcast.paper.journal;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a session's records go. After a restart the session does again what it did before: as long as the journal has
 * records, each one that is made must be the one that stands there; then new ones are appended. So nothing is done twice
 * and nothing is forgotten, and a session that can't be continued exactly is not continued.
 *
 * <p>Commands and other models may come from any thread at any time. They are written at once, but never among the records
 * of one bar. What they ask for stays in force over a restart, but for the end of a session that was told to end.
 */
public final class SessionJournal implements EntrySink, AutoCloseable {
    private final Journal journal;
    private final JournalKeeper keeper;
    private final JournalReading replayed;
    private final Deque<Entry.Instruction> waiting = new ArrayDeque<>();
    private final Deque<Entry.Instruction> written = new ArrayDeque<>();
    private final SteeringState steering = new SteeringState();
    private @Nullable String next;
    private boolean withinBar;
    private boolean closed;
    private boolean added;
    private long number;
    private long bars;

    /**
     * Goes on after what the journal holds.
     *
     * @param keeper is told when it does
     */
    public SessionJournal(Journal journal, JournalKeeper keeper) {
        this.journal = journal;
        this.keeper = keeper;
        replayed = journal.read();
        next = replayed.next().orElse(null);
        settle();
    }

    /**
     * Takes a command or another model; it is in force from the next bar on.
     *
     * @return false when the session has ended, and it was not taken
     */
    public synchronized boolean instruct(Entry.Instruction instruction) {
        if (closed) {
            return false;
        }
        waiting.addLast(instruction);
        settle();
        return true;
    }

    /** True until an instruction is written. */
    public synchronized boolean isWaiting(Entry.Instruction instruction) {
        return waiting.contains(instruction);
    }

    /** What the commands that are written ask for. */
    public synchronized TradingState state() {
        return steering.state();
    }

    /** What the next start begins with. */
    public synchronized TradingState nextStart() {
        return steering.nextStart();
    }

    /** True as long as the session does again what it did before. */
    public synchronized boolean replaying() {
        return next != null;
    }

    /** True when all that stands in the journal was done again, and no instruction waits for the bar that it is for. */
    public synchronized boolean settled() {
        return next == null && written.isEmpty();
    }

    /** The instructions that have come in force, or come again, since the last time. */
    public synchronized Deque<Entry.Instruction> takeInstructions() {
        Deque<Entry.Instruction> taken = new ArrayDeque<>(written);
        written.clear();
        return taken;
    }

    /**
     * From here to the bar's {@link Entry.Marked} no instruction is written: those that are in force now are those that stand
     * before the bar.
     */
    public synchronized void beginBar() {
        withinBar = true;
    }

    /** True when this many live bars have been recorded in whole and no other has begun. */
    public synchronized boolean isBehind(long recorded) {
        return !withinBar && bars == recorded;
    }

    @Override
    public synchronized void record(Entry entry) {
        String line = entry.line();
        if (next == null) {
            append(line);
        } else if (line.equals(next)) {
            advance();
        } else {
            throw new InvalidInputException("the session can't be continued exactly: record " + number
                    + " of its journal, on live bar " + (bars + 1) + ", is '" + next
                    + "', and doing the same again gives '" + line + "'. " + keeper.whyDifferent());
        }
        if (entry instanceof Entry.Marked) {
            withinBar = false;
            bars++;
        }
        settle();
    }

    /**
     * Records messages that no bar follows yet, when all bars before them have been recorded.
     *
     * @param barsBefore live bars that were accepted before them
     * @return false when there are bars that have not, and nothing was recorded
     */
    public synchronized boolean recordBehind(long barsBefore, List<Entry.Input> messages) {
        if (!isBehind(barsBefore)) {
            return false;
        }
        messages.forEach(this::record);
        return true;
    }

    /** Records made so far, those of earlier starts included. */
    public synchronized long records() {
        return number;
    }

    private void advance() {
        number++;
        next = replayed.next().orElse(null);
        if (next == null && steering.state() == TradingState.ENDING) {
            waiting.addFirst(new Entry.Steering(Entry.Command.START_AGAIN));
        }
    }

    /** Between bars, instructions that stand in the journal come again, and behind its end those that wait are written. */
    private void settle() {
        while (!withinBar && next != null && Entry.Instruction.isOne(next)) {
            comeInForce((Entry.Instruction) EntryParser.parse(next));
            advance();
        }
        while (!withinBar && next == null && !waiting.isEmpty()) {
            Entry.Instruction instruction = waiting.element();
            append(instruction.line());
            waiting.remove();
            comeInForce(instruction);
        }
    }

    private void append(String line) {
        if (!added) {
            keeper.goesOn();
            added = true;
        }
        journal.append(line);
        number++;
    }

    private void comeInForce(Entry.Instruction instruction) {
        if (instruction instanceof Entry.Steering command) {
            steering.obey(command.command());
        }
        written.add(instruction);
    }

    @Override
    public synchronized void close() {
        closed = true;
        replayed.close();
        journal.close();
    }
}
