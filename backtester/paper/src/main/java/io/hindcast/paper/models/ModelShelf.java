package io.hindcast.paper.models;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.ModelAge;
import io.hindcast.runs.models.LiveModels;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.DiskSync;
import io.hindcast.store.files.FolderDeletion;
import io.hindcast.store.files.FolderReplacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * The models of a session beside the one that it has begun with, each in {@code models/ID}, with the first 16 digits of its
 * id. A folder is there whole or not at all, and never changed.
 */
public final class ModelShelf {
    private static final int DIGITS = 16;
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
        if (!Files.isDirectory(place(model.id()))) {
            try (FolderReplacement writing = new FolderReplacement(place(model.id()))) {
                copy(source, writing.folder());
                // What was copied must be what was checked.
                requireId(models.load(writing.folder(), LiveModel.Origin.RELOADED), model.id(), source);
                writing.commitUnlessThere();
            } catch (IOException e) {
                throw new UncheckedIOException("can't copy " + source + " to " + folder, e);
            }
        }
        return model;
    }

    /**
     * A model that is there.
     *
     * @param lastTime close of the last bar that the session knows
     * @throws InvalidInputException when it is missing or was changed, does not fit, or was trained on later bars
     */
    public LiveModel take(String id, LiveModel.Origin origin, long lastTime) {
        Path place = place(id);
        if (!Files.isDirectory(place)) {
            throw new InvalidInputException(
                    "model " + place + ": is missing, but the session forecasts with it from a bar"
                            + " of its journal on; restore the folder from a copy, or start a new session");
        }
        LiveModel model = models.load(place, origin);
        requireId(model, id, place);
        ModelAge.requireKnown(id, model, lastTime);
        return model;
    }

    /** Where a training may write its model; what one that was killed has left there is gone. */
    public Path forTraining() {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path left : files.filter(
                                file -> file.getFileName().toString().contains(TRAINED))
                        .toList()) {
                    FolderDeletion.delete(left);
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
                DiskSync sync = new DiskSync();
                sync.tree(folder.resolve(TRAINED));
                Files.move(folder.resolve(TRAINED), place(model.id()), StandardCopyOption.ATOMIC_MOVE);
                sync.name(place(model.id()));
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

    /**
     * Leaves out what is neither file nor folder: a link to nothing can't be copied, and the copy of a pipe never ends.
     *
     * @param to exists and is empty
     */
    private static void copy(Path source, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(each -> !each.equals(source))
                    .filter(each -> Files.isDirectory(each) || Files.isRegularFile(each))
                    .toList()) {
                Files.copy(file, to.resolve(source.relativize(file).toString()));
            }
        }
    }
}
