package io.hindcast.paper.models;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.paper.journal.Entry;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the models that a session's journal names. */
public final class SessionModels {
    private final Path session;
    private final @Nullable ModelShelf shelf;
    private final Map<String, LiveModel> checked = new ConcurrentHashMap<>();

    private SessionModels(Path session, @Nullable ModelShelf shelf) {
        this.session = session;
        this.shelf = shelf;
    }

    /** The models that a session has had, by its folder. */
    public static SessionModels of(Path session, PreparedRun prepared) {
        return new SessionModels(
                session,
                prepared.models().map(models -> new ModelShelf(session, models)).orElse(null));
    }

    /** Keeps a model that was checked, so that it need not be read again when the line comes to it. */
    void keep(LiveModel model) {
        checked.put(model.id(), model);
    }

    /**
     * The model of a record.
     *
     * @throws InvalidInputException when it is missing or was changed since
     */
    public LiveModel take(Entry.ModelChange change) {
        LiveModel kept = checked.remove(change.id());
        if (kept != null && Entry.ModelChange.of(kept).equals(change)) {
            return kept;
        }
        if (shelf == null) {
            throw new InvalidInputException(
                    "session " + session + ": its journal names a model, but its config has none");
        }
        return shelf.take(change.id(), change.origin(), change.lastTime());
    }
}
