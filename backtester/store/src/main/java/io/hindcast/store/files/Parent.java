package io.hindcast.store.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder whose folders are replaced, and what of that lies in it:
 *
 * <ul>
 *   <li>{@code .NAME.writing-ID}: is being written, or was when its process died; it lives as long as the lock on
 *       {@code .NAME.writing-ID.lock} is held, and {@code NAME} is taken by it;
 *   <li>{@code .NAME.old-ID}: was moved aside for a new {@code NAME}. Without a {@code NAME} that was cut short, and it is the
 *       folder;
 *   <li>{@code .replacing.lock}: held by whoever makes, moves or removes any of these, and there no longer than that.
 * </ul>
 *
 * @param folder which is made when something is written
 */
record Parent(Path folder) {
    static final String WRITING = "writing";
    static final String OLD = "old";

    private static final String LOCK = ".lock";
    private static final Pattern HIDDEN =
            Pattern.compile("\\.(.+)\\.(" + WRITING + "|" + OLD + ")-[0-9a-f-]{36}(\\.lock)?");

    /** Waits until nobody else changes anything. */
    ProcessLock lock() throws IOException {
        Files.createDirectories(folder);
        return ProcessLock.acquireFleeting(folder.resolve(".replacing" + LOCK));
    }

    /** The file whose lock says that a folder is being written. */
    static Path lockOf(Path writing) {
        return writing.resolveSibling(writing.getFileName() + LOCK);
    }

    /** A name that nobody has and nobody has taken. Needs the lock. */
    Path free(Path wanted) throws IOException {
        String name = wanted.getFileName().toString();
        String free = name;
        for (int i = 2; Files.exists(folder.resolve(free)) || isTaken(free); i++) {
            free = name + "-" + i;
        }
        return wanted.resolveSibling(free);
    }

    private boolean isTaken(String name) throws IOException {
        for (Path path : hidden()) {
            Matcher hidden = HIDDEN.matcher(path.getFileName().toString());
            // Some file systems take A and a for the same.
            if (hidden.matches() && hidden.group(1).equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** Removes what nobody writes any more, and puts back what was only moved aside. Needs the lock. */
    void clear() throws IOException {
        for (Path path : hidden()) {
            String file = path.getFileName().toString();
            Matcher hidden = HIDDEN.matcher(file);
            if (!hidden.matches()) {
                continue;
            }
            if (hidden.group(2).equals(OLD)) {
                if (Files.exists(folder.resolve(hidden.group(1)))) {
                    FolderDeletion.delete(path);
                } else {
                    Files.move(path, folder.resolve(hidden.group(1)), StandardCopyOption.ATOMIC_MOVE);
                }
            } else {
                removeAbandoned(
                        hidden.group(3) == null
                                ? path
                                : folder.resolve(file.substring(0, file.length() - LOCK.length())));
            }
        }
    }

    private static void removeAbandoned(Path writing) throws IOException {
        Optional<ProcessLock> dead = ProcessLock.tryAcquire(lockOf(writing));
        if (dead.isPresent()) {
            FolderDeletion.delete(writing);
            dead.get().close();
            Files.deleteIfExists(lockOf(writing));
        }
    }

    private List<Path> hidden() throws IOException {
        List<Path> hidden = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, ".*")) {
            stream.forEach(hidden::add);
        }
        return hidden;
    }
}
