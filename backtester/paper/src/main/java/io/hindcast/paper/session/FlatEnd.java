package io.hindcast.paper.session;

import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.SessionJournal;
import io.hindcast.paper.view.PaperStatus;

/**
 * Ends a session that is told to flatten, as soon as it is certain that nothing is held at its end. That is when nothing is
 * held behind the last bar that has begun, and the command stands before the next one: then bars that were taken in already
 * are decided by the command, and open nothing. What a session did before it was started again is not its present, so a bar
 * that comes again does not count.
 */
final class FlatEnd {
    private final SessionJournal journal;
    private final long storedBars;
    private final Runnable stop;
    private PaperStatus status = PaperStatus.NONE;
    private boolean asked;

    /**
     * @param storedBars live bars that were in the journal when the session was started
     * @param stop ends the session behind the bars that were taken in
     */
    FlatEnd(SessionJournal journal, long storedBars, Runnable stop) {
        this.journal = journal;
        this.storedBars = storedBars;
        this.stop = stop;
    }

    /** Tells the session to flatten and end. May be called by any thread, and more than once. */
    synchronized void ask() {
        if (!asked) {
            asked = true;
            journal.instruct(new Entry.Steering(Entry.Command.FLATTEN_AND_STOP));
            endWhenFlat();
        }
    }

    /** Told behind each live bar, those that come again included. */
    synchronized void told(PaperStatus now) {
        status = now;
        endWhenFlat();
    }

    private void endWhenFlat() {
        if (asked && status.flat() && status.bars() >= storedBars && journal.isBehind(status.bars())) {
            stop.run();
        }
    }
}
