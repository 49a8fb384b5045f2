package io.hindcast.paper.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What lies where in the folder of a session, for those who look at it from outside. */
public final class SessionFolder {
    /** What helps when the run that a session has left was changed. */
    public static final String RUN_REMEDY =
            "restore it from a copy, or start the session again: its next end writes the run"
                    + " anew from the journal";

    private SessionFolder() {}

    /** True when a folder is that of a session. */
    public static boolean is(Path folder) {
        return SessionDocument.exists(folder);
    }

    /**
     * The model that a session was begun with.
     *
     * @param session its folder
     * @return its folder; empty when it has none
     * @throws io.hindcast.settings.InvalidInputException when it is no session
     */
    public static Optional<Path> modelFolder(Path session) {
        String model = SessionDocument.read(session).model();
        return model.isEmpty() ? Optional.empty() : Optional.of(Path.of(model));
    }

    /** The run folder that the session's last end has left; empty when it has not ended yet. */
    public static Optional<Path> finishedRun(Path session) {
        return Optional.of(session.resolve(PaperSession.RUN)).filter(Files::isDirectory);
    }
}
