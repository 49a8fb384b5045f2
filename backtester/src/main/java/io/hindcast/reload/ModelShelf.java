package io.hindcast.reload;

import io.hindcast.experiment.LiveModels;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.ProcessLock;
import io.hindcast.upkeep.LiveModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models of a session beside the one that it has begun with, each in {@code models/ID}, with the first 16 digits of its
 * id. A folder is there whole or not at all, and never changed.
 */
public final class ModelShelf {
    private static final int DIGITS = 16;
    private static final String INCOMING = ".incoming";
    private static final String TRAINED = ".trained";

    private final Path folder;
    private final LiveModels models;

    /** @param session its folder */
    public ModelShelf(Path session, LiveModels models) {
        this.folder = session.resolve("models");
        this.models = models;
    }

    /**
     * Checks a model that somebody brings, and copies it.
     *
     * @param source its folder
     * @param lastTime close of the last bar that the session knows
     * @throws InvalidInputException when it does not fit, or was trained on later bars
     */
    public LiveModel bring(Path source, long lastTime) {
        LiveModel model = models.load(source, LiveModel.Origin.RELOADED);
        ModelAge.requireKnown(source.toString(), model, lastTime);
        try {
            Files.createDirectories(folder);
            try (ProcessLock _ = ProcessLock.tryAcquire(folder.resolve("lock"))
                    .orElseThrow(() -> new InvalidInputException(
                            "session " + folder.getParent() + ": another reload is under way; try again"))) {
                if (!Files.isDirectory(place(model.id()))) {
                    copy(source, folder.resolve(INCOMING));
                    // What was copied must be what was checked.
                    requireId(models.load(folder.resolve(INCOMING), LiveModel.Origin.RELOADED), model.id(), source);
                    Files.move(folder.resolve(INCOMING), place(model.id()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't copy " + source + " to " + folder, e);
        }
        return model;
    }

    /**
     * A model that is there.
     *
     * @throws InvalidInputException when it is missing or was changed, or does not fit
     */
    public LiveModel take(String id, LiveModel.Origin origin) {
        Path place = place(id);
        if (!Files.isDirectory(place)) {
            throw new InvalidInputException(
                    "model " + place + ": is missing, but the session forecasts with it from a bar"
                            + " of its journal on; restore the folder from a copy, or start a new session");
        }
        LiveModel model = models.load(place, origin);
        requireId(model, id, place);
        return model;
    }

    /** Where a training may write its model; what an earlier one has left there is gone. */
    public Path forTraining() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path each : left.filter(
                                file -> file.getFileName().toString().startsWith("." + TRAINED)
                                        || file.getFileName().toString().equals(TRAINED))
                        .toList()) {
                    delete(each);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear up " + folder, e);
        }
        return folder.resolve(TRAINED);
    }

    /** Takes what was trained to its place. */
    public LiveModel keepTrained() {
        LiveModel model = models.load(folder.resolve(TRAINED), LiveModel.Origin.RETRAINED);
        try {
            if (!Files.isDirectory(place(model.id()))) {
                Files.move(folder.resolve(TRAINED), place(model.id()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't move a trained model to " + place(model.id()), e);
        }
        return model;
    }

    private Path place(String id) {
        return folder.resolve(id.substring(0, DIGITS));
    }

    private static void requireId(LiveModel model, String id, Path where) {
        if (!model.id().equals(id)) {
            throw new InvalidInputException("model " + where
                    + ": is another one than the session has checked, for its provenance was changed; restore the folder"
                    + " from a copy, or start a new session");
        }
    }

    private static void copy(Path source, Path to) throws IOException {
        delete(to);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path left) throws IOException {
        if (Files.exists(left)) {
            try (Stream<Path> files = Files.walk(left)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }
}
