package io.hindcast.store.queue;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.DiskSync;
import io.hindcast.store.files.FolderDeletion;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders of a store and what a crash may have left among them:
 *
 * <ul>
 *   <li>{@code NAME}: a whole queue;
 *   <li>{@code .NAME.importing-ID}: a queue that is being written, or was when its process died; it lives as long as the
 *       lock on {@code .NAME.importing-ID.lock} is held;
 *   <li>{@code .NAME.replaced-ID}: a whole queue that has been moved aside for a new one. Without a {@code NAME} the
 *       replacing was cut short, and it is the queue;
 *   <li>{@code .lock}: held by whoever moves or removes any of these.
 * </ul>
 */
final class QueueFolders {
    private static final Pattern HIDDEN =
            Pattern.compile("\\.(" + QueueName.PATTERN.pattern() + ")\\.(importing|replaced)-[0-9a-f]{16}(\\.lock)?");
    private static final SecureRandom IDS = new SecureRandom();

    private final DiskSync sync = new DiskSync();
    private final Path root;

    QueueFolders(Path root) {
        this.root = root;
    }

    /** The folder of a queue, whether it exists or not. */
    Path folder(String name) {
        return root.resolve(QueueName.require(name));
    }

    /** Names of all folders that may be queues, sorted. */
    List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path path : entries()) {
            String name = path.getFileName().toString();
            if (QueueName.valid(name) && Files.isDirectory(path)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    /** Waits until nobody else moves folders. */
    ProcessLock lock() throws IOException {
        Files.createDirectories(root);
        return ProcessLock.acquire(root.resolve(".lock"));
    }

    /** True when a replacing was cut short, or is just going on, so that a whole queue lies aside. */
    boolean needRecovery() throws IOException {
        for (Path path : entries()) {
            Matcher hidden = HIDDEN.matcher(path.getFileName().toString());
            if (hidden.matches()
                    && hidden.group(2).equals("replaced")
                    && !Files.exists(root.resolve(hidden.group(1)))) {
                return true;
            }
        }
        return false;
    }

    /** Puts queues back that lie aside, and removes those that have been replaced. Needs the lock. */
    void recover() throws IOException {
        for (Path path : entries()) {
            Matcher hidden = HIDDEN.matcher(path.getFileName().toString());
            if (hidden.matches() && hidden.group(2).equals("replaced")) {
                Path folder = root.resolve(hidden.group(1));
                if (Files.exists(folder)) {
                    FolderDeletion.delete(path);
                } else {
                    Files.move(path, folder, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    /** Removes what dead imports have left. Needs the lock. */
    void removeAbandoned() throws IOException {
        for (Path path : entries()) {
            String file = path.getFileName().toString();
            Matcher hidden = HIDDEN.matcher(file);
            if (hidden.matches() && hidden.group(2).equals("importing")) {
                Path staging = hidden.group(3) == null ? path : root.resolve(file.substring(0, file.length() - 5));
                Optional<ProcessLock> dead = ProcessLock.tryAcquire(lockOf(staging));
                if (dead.isPresent()) {
                    try (ProcessLock held = dead.get()) {
                        remove(staging, held);
                    }
                }
            }
        }
    }

    /** A path for a new queue of this name. */
    Path newStaging(String name) {
        return hidden(name, "importing");
    }

    /** The file whose lock says that a staging folder is in use. */
    Path lockOf(Path staging) {
        return staging.resolveSibling(staging.getFileName() + ".lock");
    }

    /** Removes a staging folder and then the file of its lock. */
    void remove(Path staging, ProcessLock held) throws IOException {
        FolderDeletion.delete(staging);
        held.close();
        Files.deleteIfExists(lockOf(staging));
    }

    /**
     * Makes a staging folder the queue of that name. Needs the lock.
     *
     * @return true when there was one before
     */
    boolean moveIn(Path staging, String name) throws IOException {
        Path folder = folder(name);
        if (!Files.exists(folder)) {
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            sync.name(folder);
            return false;
        }
        requireQueue(name);
        Path aside = hidden(name, "replaced");
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        sync.name(folder);
        FolderDeletion.delete(aside);
        return true;
    }

    /**
     * Keeps an import from replacing what is not its own.
     *
     * @throws InvalidInputException when something other than a queue has this name
     */
    void requireQueue(String name) {
        Path folder = folder(name);
        requireSpelling(folder, name);
        if (Files.exists(folder) && !Files.exists(folder.resolve(MetadataDocument.FILE))) {
            throw new InvalidInputException(folder + " exists but holds no queue (no " + MetadataDocument.FILE
                    + "), and is not touched; choose another --name or move it away");
        }
    }

    /** Some file systems take A and a for the same, which are two queues. */
    private static void requireSpelling(Path folder, String name) {
        try {
            String there = Files.exists(folder)
                    ? folder.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().toString()
                    : name;
            if (!there.equals(name)) {
                throw new InvalidInputException("queue '" + name + "' would take the place of queue '" + there
                        + "', whose name is the same to this file system; choose another --name");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't look at " + folder, e);
        }
    }

    private Path hidden(String name, String state) {
        return root.resolve("." + name + "." + state + "-" + HexFormat.of().toHexDigits(IDS.nextLong()));
    }

    private List<Path> entries() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            stream.forEach(entries::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return entries;
    }
}
