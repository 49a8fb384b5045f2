package io.hindcast.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.UUID;

/**
 * A folder that is written beside its place and moved there when it is whole and on the disk, so that a crash leaves what was
 * there before. While it is written, its process holds a lock beside it: whoever writes to the same parent later clears away
 * what nobody holds.
 */
public final class FolderReplacement implements AutoCloseable {
    private final Parent parent;
    private final Path place;
    private final Path writing;
    private final ProcessLock alive;
    private final DiskSync sync;

    /**
     * A folder that takes the place of one that is there.
     *
     * @param place where the folder will be
     * @throws UncheckedIOException when nothing can be written there
     */
    public FolderReplacement(Path place) {
        this(parent(place), place, false, new DiskSync());
    }

    FolderReplacement(Path place, DiskSync sync) {
        this(parent(place), place, false, sync);
    }

    private FolderReplacement(Parent parent, Path wanted, boolean free, DiskSync sync) {
        this.parent = parent;
        this.sync = sync;
        try (ProcessLock _ = parent.lock()) {
            parent.clear();
            place = free ? parent.free(wanted) : wanted;
            writing = place.resolveSibling("." + place.getFileName() + "." + Parent.WRITING + "-" + UUID.randomUUID());
            alive = ProcessLock.acquire(Parent.lockOf(writing));
            try {
                Files.createDirectory(writing);
            } catch (IOException | RuntimeException e) {
                alive.close();
                Files.deleteIfExists(Parent.lockOf(writing));
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + parent.folder(), e);
        }
    }

    /**
     * A folder with a name that is its own from now on: no other process or thread gets it, and nothing is replaced.
     *
     * @param wanted where the folder will be when the name is free; else a number is appended, from 2 on
     * @throws UncheckedIOException when nothing can be written there
     */
    public static FolderReplacement inFreePlace(Path wanted) {
        return new FolderReplacement(parent(wanted), wanted, true, new DiskSync());
    }

    private static Parent parent(Path place) {
        return new Parent(Objects.requireNonNull(place.toAbsolutePath().getParent()));
    }

    /** Where to write. */
    public Path folder() {
        return writing;
    }

    /** Where the folder will be. */
    public Path place() {
        return place;
    }

    /** Puts the folder in its place; what was there before is deleted afterwards. */
    public void commit() {
        commit(true);
    }

    /**
     * Puts the folder in its place unless somebody else has put one there meanwhile, which then stays.
     *
     * @return true when it is this one
     */
    public boolean commitUnlessThere() {
        return commit(false);
    }

    private boolean commit(boolean replacing) {
        try {
            sync.tree(writing);
            try (ProcessLock _ = parent.lock()) {
                boolean there = Files.exists(place);
                if (there && !replacing) {
                    return false;
                }
                Path old = place.resolveSibling("." + place.getFileName() + "." + Parent.OLD + "-" + UUID.randomUUID());
                if (there) {
                    Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(writing, place, StandardCopyOption.ATOMIC_MOVE);
                sync.name(place);
                if (there) {
                    FolderDeletion.delete(old);
                }
                return true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't move " + writing + " to " + place, e);
        }
    }

    /** Deletes what was written but not committed. */
    @Override
    public void close() {
        try (ProcessLock _ = parent.lock()) {
            FolderDeletion.delete(writing);
            alive.close();
            Files.deleteIfExists(Parent.lockOf(writing));
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + writing, e);
        }
    }

    /**
     * Clears away what processes that were killed have left half written, and puts back what they had only moved aside.
     *
     * @param parent of the places
     */
    public static void recover(Path parent) {
        Parent folder = new Parent(parent.toAbsolutePath());
        try (ProcessLock _ = folder.lock()) {
            folder.clear();
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear up " + parent, e);
        }
    }
}
