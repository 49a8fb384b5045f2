package io.hindcast.paper.session;

import io.hindcast.paper.journal.JournalKeeper;
import java.util.Optional;

/** Notes in a session's document that another build goes on with it, once that one has done again all that stood there. */
final class Takeover implements JournalKeeper {
    private final SessionStart start;
    private final SessionBuild here;
    private volatile SessionDocument document;

    /**
     * A start that has repeated nothing yet.
     *
     * @param document of the session
     * @param records that stand in its journal
     */
    Takeover(SessionStart start, SessionDocument document, long records) {
        this.start = start;
        this.document = document;
        here = SessionBuild.current(records);
    }

    @Override
    public void goesOn() {
        if (isOther()) {
            document = document.takenOver(start.identity(), here);
            document.write(start.folder());
        }
    }

    private boolean isOther() {
        return !document.builds().getLast().isSameProgram(here);
    }

    @Override
    public String whyDifferent() {
        String then = document.builds().getLast().words();
        return isOther()
                ? "It was made by " + then + ", and this is " + here.words()
                        + ", which decides otherwise; nothing was written: continue the session with the build that made it,"
                        + " or start a new one"
                : "It was made on another processor, or the strategy decides on more than it is shown; continue it where"
                        + " it began, or start a new session";
    }

    /** What a user is told at the start; empty when no other build has run the session. */
    static Optional<String> announced(SessionDocument document) {
        SessionBuild last = document.builds().getLast();
        SessionBuild here = SessionBuild.current(0);
        return last.isSameProgram(here)
                ? document.takeovers()
                : Optional.of("the session was begun by "
                        + document.builds().getFirst().words()
                        + (document.builds().size() == 1 ? "" : ", last continued by " + last.words())
                        + "; " + here.words() + " continues it if it repeats each of its records to the bit");
    }

    /** What the session was begun with. */
    SessionDocument document() {
        return document;
    }

    /** Which builds have run the session up to now; empty when it was one. */
    Optional<String> words() {
        return document.takeovers();
    }
}
