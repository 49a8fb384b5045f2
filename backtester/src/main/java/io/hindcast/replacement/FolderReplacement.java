package io.hindcast.replacement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder that is written beside its place and moved there when it is whole, so that a crash leaves what was there before.
 */
public final class FolderReplacement implements AutoCloseable {
    private static final Pattern LEFT = Pattern.compile("\\.(.+)\\.(writing|old)-[0-9a-f-]{36}");

    private final Path place;
    private final Path writing;

    /** @param place where the folder will be */
    public FolderReplacement(Path place) {
        this.place = place;
        this.writing = place.resolveSibling("." + place.getFileName() + ".writing-" + UUID.randomUUID());
        try {
            Files.createDirectories(writing);
        } catch (IOException e) {
            throw new UncheckedIOException("can't create " + writing, e);
        }
    }

    /** Where to write. */
    public Path folder() {
        return writing;
    }

    /** Puts the folder in its place; what was there before is deleted afterwards. */
    public void commit() {
        try {
            Path old = place.resolveSibling("." + place.getFileName() + ".old-" + UUID.randomUUID());
            boolean replaced = Files.exists(place);
            if (replaced) {
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(writing, place, StandardCopyOption.ATOMIC_MOVE);
            if (replaced) {
                delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't move " + writing + " to " + place, e);
        }
    }

    /** Deletes what was written but not committed. */
    @Override
    public void close() {
        delete(writing);
    }

    /**
     * Clears away what a process that was killed has left half written, and puts back what it had only moved aside.
     *
     * @param parent of the places; nobody else writes there now
     */
    public static void recover(Path parent) {
        try (Stream<Path> files = Files.list(parent)) {
            for (Path left : files.filter(
                            file -> LEFT.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                Matcher name = LEFT.matcher(left.getFileName().toString());
                if (name.matches() && name.group(2).equals("old") && !Files.exists(parent.resolve(name.group(1)))) {
                    Files.move(left, parent.resolve(name.group(1)), StandardCopyOption.ATOMIC_MOVE);
                } else {
                    delete(left);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear up " + parent, e);
        }
    }

    private static void delete(Path folder) {
        try {
            FolderDeletion.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't delete " + folder, e);
        }
    }
}
