package io.hindcast.paper;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.journal.Journal;
import io.hindcast.store.journal.JournalReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where a session's records go. After a restart the session does again what it did before: as long as the journal has
 * records, each one that is made must be the one that stands there; then new ones are appended. So nothing is done twice
 * and nothing is forgotten, and a session that can't be continued exactly is not continued.
 *
 * <p>Commands and other models may come from any thread at any time. They are written at once, but never among the records
 * of one bar. A session that was told to flatten trades again when it is started again.
 */
final class SessionJournal implements EntrySink, AutoCloseable {
    private final Journal journal;
    private final JournalReading replayed;
    private final Deque<Entry.Instruction> waiting = new ArrayDeque<>();
    private final Deque<Entry.Instruction> written = new ArrayDeque<>();
    private Optional<String> next;
    private boolean withinBar;
    private boolean flattened;
    private long number;

    SessionJournal(Journal journal) {
        this.journal = journal;
        replayed = journal.read();
        next = replayed.next();
    }

    /** Takes a command; it is in force from the next bar on. */
    synchronized void command(Entry.Command command) {
        instruct(new Entry.Steering(command));
    }

    /** Takes what is in force from the next bar on. */
    synchronized void instruct(Entry.Instruction instruction) {
        waiting.addLast(instruction);
        writeInstructions();
    }

    /** True until an instruction is written. */
    synchronized boolean isWaiting(Entry.Instruction instruction) {
        return waiting.contains(instruction);
    }

    /** True while records are made again. */
    synchronized boolean repeating() {
        return next.isPresent();
    }

    /** The instructions that have come in force, or come again, since the last time. */
    synchronized Deque<Entry.Instruction> takeInstructions() {
        while (next.isPresent()
                && (next.get().startsWith("command,") || next.get().startsWith("model,"))) {
            Entry.Instruction again = (Entry.Instruction) EntryParser.parse(next.get());
            if (again instanceof Entry.Steering steering) {
                flattened = steering.command() == Entry.Command.FLATTEN;
            }
            written.add(again);
            advance();
        }
        writeInstructions();
        Deque<Entry.Instruction> taken = new ArrayDeque<>(written);
        written.clear();
        return taken;
    }

    /** From here to the bar's {@link Entry.Marked} no instruction is written. */
    synchronized void beginBar() {
        withinBar = true;
    }

    @Override
    public synchronized void record(Entry entry) {
        String line = entry.line();
        if (next.isEmpty()) {
            journal.append(line);
            number++;
        } else if (line.equals(next.get())) {
            advance();
        } else {
            throw new InvalidInputException("the session can't be continued exactly: record " + number
                    + " of its journal is '" + next.get() + "', and doing the same again gives '" + line
                    + "'. It was made by another build or on another processor, or the strategy decides on more"
                    + " than it is shown; continue it where it began, or start a new session");
        }
        if (entry instanceof Entry.Marked) {
            withinBar = false;
            writeInstructions();
        }
    }

    /** Records made so far, those of earlier starts included. */
    synchronized long records() {
        return number;
    }

    private void advance() {
        number++;
        next = replayed.next();
        if (next.isEmpty() && flattened) {
            waiting.addFirst(new Entry.Steering(Entry.Command.RESUME));
        }
    }

    private void writeInstructions() {
        while (!withinBar && next.isEmpty() && !waiting.isEmpty()) {
            Entry.Instruction instruction = waiting.element();
            journal.append(instruction.line());
            waiting.remove();
            number++;
            written.add(instruction);
        }
    }

    @Override
    public synchronized void close() {
        replayed.close();
        journal.close();
    }
}
