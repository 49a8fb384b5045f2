package io.hindcast.paper;

import io.hindcast.experiment.PreparedRun;
import io.hindcast.reload.ModelShelf;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.upkeep.LiveModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the models that a session's journal names. */
final class SessionModels {
    private final Path session;
    private final Optional<ModelShelf> shelf;
    private final Map<String, LiveModel> checked = new ConcurrentHashMap<>();

    private SessionModels(Path session, Optional<ModelShelf> shelf) {
        this.session = session;
        this.shelf = shelf;
    }

    static SessionModels of(Path session, PreparedRun prepared) {
        return new SessionModels(session, prepared.models().map(models -> new ModelShelf(session, models)));
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
    LiveModel take(Entry.ModelChange change) {
        LiveModel kept = checked.remove(change.id());
        if (kept != null && Entry.ModelChange.of(kept).equals(change)) {
            return kept;
        }
        return shelf.orElseThrow(() -> new InvalidInputException(
                        "session " + session + ": its journal names a model, but its config has none"))
                .take(change.id(), change.origin(), change.lastTime());
    }
}
