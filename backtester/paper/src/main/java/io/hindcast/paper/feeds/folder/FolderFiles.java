package io.hindcast.paper.feeds.folder;

import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.ArrivalClock;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.paper.feeds.rows.LineMessages;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows how far the files of a folder have been read. That is stored with each message, with a checksum of all before. A
 * file that still begins with what has been read goes on from there, whatever has become of the process or the file's name;
 * any other is read from its begin.
 */
final class FolderFiles {
    private final Path folder;
    private final PathMatcher matcher;
    private final ArrivalClock arrival;
    private final Supplier<LineMessages> lineMessages;
    private final StopSignal stop;
    private final Map<String, TailedFile> tailed = new HashMap<>();
    /** Where files ended that are gone, or were read by a process before this one. */
    private final Map<String, Origin> earlier;

    FolderFiles(
            Path folder,
            String pattern,
            ArrivalClock arrival,
            Supplier<LineMessages> lineMessages,
            StopSignal stop,
            Map<String, Origin> stored) {
        this.folder = folder;
        matcher = matcher(pattern);
        this.arrival = arrival;
        this.lineMessages = lineMessages;
        this.stop = stop;
        earlier = new HashMap<>(stored);
    }

    /** @throws java.util.regex.PatternSyntaxException when it is no pattern */
    static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /**
     * Looks once, and reads what is new.
     *
     * @throws IOException when a file can't be read
     */
    void look(FeedSink sink) throws IOException {
        try {
            look(files(), sink);
        } catch (NoSuchFileException e) {
            // Renamed or deleted since it was listed: the next look will tell.
        }
    }

    private void look(Map<String, BasicFileAttributes> files, FeedSink sink) throws IOException {
        Map<Object, String> names = new HashMap<>();
        files.forEach((name, attributes) -> names.put(attributes.fileKey(), name));
        followRenamed(files, names, sink);
        Map<String, BasicFileAttributes> wanted = new TreeMap<>(files);
        wanted.keySet().removeIf(name -> !matcher.matches(Path.of(name)));
        findAgain(wanted, files, sink);
        for (Map.Entry<String, BasicFileAttributes> each : wanted.entrySet()) {
            if (stop.stopped()) {
                return;
            }
            read(each.getKey(), each.getValue(), names, sink);
        }
    }

    /** What is written to a file that is not called what it was, until it is gone. */
    private void followRenamed(Map<String, BasicFileAttributes> files, Map<Object, String> names, FeedSink sink)
            throws IOException {
        for (TailedFile file : List.copyOf(tailed.values())) {
            String name = file.name();
            if (!files.containsKey(name)) {
                String nameNow = file.key().map(names::get).orElse(null);
                if (nameNow == null) {
                    file.end(sink);
                    tailed.remove(name);
                    earlier.put(name, file.origin());
                } else {
                    file.read(folder.resolve(nameNow), sink);
                }
            }
        }
    }

    /** Finds files that have been read before among those whose names are new. */
    private void findAgain(
            Map<String, BasicFileAttributes> wanted, Map<String, BasicFileAttributes> files, FeedSink sink)
            throws IOException {
        for (Map.Entry<String, BasicFileAttributes> each : wanted.entrySet()) {
            String name = each.getKey();
            if (!tailed.containsKey(name)) {
                Object key = each.getValue().fileKey();
                for (TailedFile file : List.copyOf(tailed.values())) {
                    BasicFileAttributes other = files.get(file.name());
                    boolean itself = key != null
                            && key.equals(file.key().orElse(null))
                            && (other == null || !key.equals(other.fileKey()));
                    if (itself) {
                        resume(name, key, file.origin(), sink);
                        if (tailed.containsKey(name)) {
                            tailed.remove(file.name());
                        }
                    }
                }
            }
        }
        for (Map.Entry<String, BasicFileAttributes> each : wanted.entrySet()) {
            Origin read = earlier.get(each.getKey());
            if (!tailed.containsKey(each.getKey()) && read != null) {
                resume(each.getKey(), each.getValue().fileKey(), read, sink);
            }
        }
        for (Map.Entry<String, BasicFileAttributes> each : wanted.entrySet()) {
            for (Origin read : List.copyOf(earlier.values())) {
                if (!tailed.containsKey(each.getKey()) && read.offset() > 0) {
                    resume(each.getKey(), each.getValue().fileKey(), read, sink);
                }
            }
        }
    }

    /** Goes on in a file if it begins with what has been read. */
    private void resume(String name, @Nullable Object key, Origin read, FeedSink sink) throws IOException {
        if (TailedFile.begins(folder.resolve(name), read)) {
            TailedFile file = new TailedFile(name, key, lineMessages.get());
            file.skip(folder.resolve(name), read);
            tailed.put(name, file);
            earlier.remove(read.source());
            if (!name.equals(read.source())) {
                // Stored before another file of the old name can be, whose origin will take the place of this one's.
                sink.accept(
                        new Connection(
                                ConnectionEvent.CONNECTED,
                                name + " goes on, which was " + read.source(),
                                arrival.now()),
                        file.origin());
            }
        }
    }

    private void read(String name, BasicFileAttributes attributes, Map<Object, String> names, FeedSink sink)
            throws IOException {
        Path path = folder.resolve(name);
        TailedFile file = tailed.get(name);
        boolean changed = false;
        if (file == null) {
            changed = earlier.remove(name) != null;
        } else if (attributes.size() < file.offset()
                || (!Objects.equals(file.key().orElse(null), attributes.fileKey())
                        && !file.continuedBy(path, attributes.fileKey()))) {
            finish(file, names, sink);
            changed = true;
        }
        if (changed) {
            sink.accept(new Connection(
                    ConnectionEvent.RECONNECTED, name + " is not what it was; read from its begin", arrival.now()));
        }
        if (file == null || changed) {
            file = new TailedFile(name, attributes.fileKey(), lineMessages.get());
            tailed.put(name, file);
        }
        if (attributes.size() > file.offset()) {
            file.read(path, sink);
        }
    }

    /** Reads what was written to a file after the last look and before another took its name. */
    private void finish(TailedFile file, Map<Object, String> names, FeedSink sink) throws IOException {
        String nameNow = file.key().map(names::get).orElse(null);
        if (nameNow != null && Files.size(folder.resolve(nameNow)) >= file.offset()) {
            file.read(folder.resolve(nameNow), sink);
        }
        file.end(sink);
    }

    /** All files of the folder by their names, in the order of these. */
    private Map<String, BasicFileAttributes> files() throws IOException {
        Map<String, BasicFileAttributes> files = new TreeMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
                    if (attributes.isRegularFile()) {
                        files.put(entry.getFileName().toString(), attributes);
                    }
                } catch (NoSuchFileException e) {
                    // Gone since it was listed.
                }
            }
        }
        return files;
    }
}
