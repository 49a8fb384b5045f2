package io.hindcast.store.files;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.PrintableText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What has become of a folder's files since they were certified.
 *
 * @param possible false when there are no hashes to check them against: the folder is of an earlier version
 * @param changes what was done to which file, by name
 */
public record FolderCheck(boolean possible, Map<String, Change> changes) {
    /** What may be said of a folder that was just written. */
    public static final FolderCheck UNCHANGED = new FolderCheck(true, Map.of());

    private static final int MOST_NAMED = 10;

    /** What was done to a file. */
    public enum Change {
        /** Its content is another. */
        CHANGED,
        /** It is gone, or no file any more. */
        MISSING,
        /** It was not there. */
        ADDED
    }

    /** Keeps the changes in the order of their names. */
    public FolderCheck {
        changes = new TreeMap<>(changes);
    }

    /**
     * Reads all files of a folder, and changes nothing.
     *
     * @param folders within it that are no part of it, each with a slash behind its name
     * @throws InvalidInputException when the certificate is damaged
     */
    public static FolderCheck of(Path folder, String... folders) {
        Optional<Map<String, String>> certified = FolderCertificate.hashes(folder);
        if (certified.isEmpty()) {
            return new FolderCheck(false, Map.of());
        }
        Set<String> there = new TreeSet<>(FolderCertificate.names(folder));
        List.of(folders).forEach(there::remove);
        Map<String, Change> changes = new TreeMap<>();
        Set<String> readable = there.stream()
                .filter(certified.get()::containsKey)
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .collect(Collectors.toSet());
        Map<String, String> hashes = FolderCertificate.hashes(folder, readable);
        there.stream()
                .filter(name -> !certified.get().containsKey(name))
                .forEach(name -> changes.put(name, Change.ADDED));
        certified.get().forEach((name, hash) -> {
            if (!hashes.containsKey(name)) {
                changes.put(name, Change.MISSING);
            } else if (!hashes.get(name).equals(hash)) {
                changes.put(name, Change.CHANGED);
            }
        });
        return new FolderCheck(true, changes);
    }

    /**
     * Reads all files of a run's folder, as {@link #of} does. Runs of all versions have a certificate, with hashes of files or
     * without, so one that is gone was taken away.
     */
    public static FolderCheck ofRun(Path folder) {
        return Files.isDirectory(folder) && !Files.exists(folder.resolve(FolderCertificate.FILE))
                ? new FolderCheck(true, Map.of(FolderCertificate.FILE, Change.MISSING))
                : of(folder);
    }

    /** The same without what was done to one of the files. */
    public FolderCheck except(String name) {
        Map<String, Change> others = new TreeMap<>(changes);
        others.remove(name);
        return new FolderCheck(possible, others);
    }

    /**
     * Lets nobody read what was changed.
     *
     * @param what the folder, for the error
     * @param remedy what the reader of the error can do
     * @throws InvalidInputException when a file was changed, is missing or was added, naming it
     */
    public void require(String what, String remedy) {
        if (changes.isEmpty()) {
            return;
        }
        List<String> named = new ArrayList<>();
        changes.forEach((name, change) -> named.add(PrintableText.of(name).replace('\n', ' ') + " ("
                + switch (change) {
                    case CHANGED -> "changed";
                    case MISSING -> "missing";
                    case ADDED -> "added";
                }
                + ")"));
        throw new InvalidInputException(what + ": isn't as it was written any more: " + listed(named)
                + (changes.containsValue(Change.ADDED) ? "; move what was added elsewhere" : "") + "; " + remedy
                + " (nothing in it was touched)");
    }

    private static String listed(Collection<String> named) {
        String shown = named.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return named.size() <= MOST_NAMED ? shown : shown + " and " + (named.size() - MOST_NAMED) + " more";
    }
}
