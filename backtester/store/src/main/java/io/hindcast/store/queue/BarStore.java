package io.hindcast.store.queue;

import io.hindcast.market.InstrumentTerms;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The queues under one folder, each in a folder of its name. Several processes may read, import and replace at once: an
 * importer works out of sight and moves a whole queue in at the end, the last one stays, and readers keep what they have
 * opened.
 */
public final class BarStore {
    private final Path root;
    private final QueueFolders folders;

    /** @param queuesFolder holds the queues; made by the first import */
    public BarStore(Path queuesFolder) {
        root = queuesFolder;
        folders = new QueueFolders(queuesFolder);
    }

    /**
     * What is stored, sorted by name, as far as it can be understood.
     *
     * @param problems told of each metadata document that can't be
     */
    public List<QueueMetadata> list(Consumer<InvalidInputException> problems) {
        List<QueueMetadata> queues = new ArrayList<>();
        for (String name : names()) {
            try {
                MetadataDocument.read(folders.folder(name)).ifPresent(queues::add);
            } catch (InvalidInputException e) {
                problems.accept(e);
            }
        }
        return queues;
    }

    /**
     * True when there is a queue of this name.
     *
     * @throws InvalidInputException when the name can't be that of a queue
     */
    public boolean exists(String name) {
        return find(name).isPresent();
    }

    /** The folder of a queue, whether it exists or not. */
    public Path folder(String name) {
        return folders.folder(name);
    }

    /**
     * What a queue holds.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public QueueMetadata describe(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /**
     * Opens a queue at its first bar. That of an earlier version, which has no hashes of blocks, is read whole first.
     *
     * @throws InvalidInputException when there is none of this name, or it is damaged
     */
    public QueueReader open(String name) {
        return open(name, told -> {});
    }

    /**
     * Sees to it that the blocks of a queue have hashes: one of an earlier version is checked whole, once, and gets them. Does
     * nothing where they are there.
     *
     * @param told what was done, if anything
     * @throws InvalidInputException when there is none of this name, or it is damaged
     */
    public void requireBlocks(String name, Consumer<String> told) {
        if (MetadataDocument.blocks(folders.folder(name), describe(name)).isEmpty()) {
            open(name, told).close();
        }
    }

    /**
     * Reads all bars of a queue and checks them.
     *
     * @throws InvalidInputException when there is none of this name, or it is damaged
     */
    public void check(String name) {
        try (QueueReader reader = open(name)) {
            reader.checkWhole();
        }
    }

    /**
     * Replaces what is known of a queue's instrument, in one step. Its bars stay as they are.
     *
     * @throws InvalidInputException when there is none of this name, or it is damaged
     * @throws UncheckedIOException when it can't be written
     */
    public void know(String name, InstrumentTerms terms) {
        requireBlocks(name, told -> {});
        try (ProcessLock _ = folders.lock()) {
            Path folder = folders.folder(name);
            QueueMetadata now = describe(name);
            List<String> blocks = MetadataDocument.blocks(folder, now).orElse(List.of());
            MetadataDocument.replace(folder, now.withTerms(terms), blocks);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + folders.folder(name), e);
        }
    }

    private QueueReader open(String name, Consumer<String> told) {
        QueueReader reader = openStored(name);
        try {
            if (reader.lacksBlocks()) {
                boolean kept = keep(reader.metadata(), reader.checkWhole());
                told.accept(String.format(
                        Locale.ROOT,
                        "data: queue '%s' is of an earlier version: all of its %,d bars were checked against their hash%s",
                        name,
                        reader.metadata().rows(),
                        kept
                                ? ", and the hashes of their blocks are kept with it"
                                : "; the hashes of their blocks can't be written to its folder, so this is done each time"
                                        + " that it is opened"));
            }
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Adds hashes of blocks to a queue's metadata, unless it was replaced meanwhile; false when nothing can be written. */
    private boolean keep(QueueMetadata metadata, List<String> blocks) {
        try (ProcessLock _ = folders.lock()) {
            Path folder = folders.folder(metadata.name());
            // What is known of the instrument may have changed; that is no part of the comparison, and is kept.
            Optional<QueueMetadata> now = MetadataDocument.read(folder);
            if (now.equals(Optional.of(metadata))) {
                MetadataDocument.replace(folder, now.orElseThrow(), blocks);
            }
            return true;
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private QueueReader openStored(String name) {
        QueueMetadata metadata = describe(name);
        while (true) {
            QueueReader reader = null;
            RuntimeException failure = null;
            try {
                Path folder = folders.folder(name);
                reader = new QueueReader(
                        folder,
                        metadata,
                        MetadataDocument.blocks(folder, metadata).orElse(null));
            } catch (UncheckedIOException e) {
                throw e;
            } catch (RuntimeException e) {
                failure = e;
            }
            // An import may have replaced the queue between the reading of its metadata and the opening of its file.
            QueueMetadata now = describe(name);
            if (now.equals(metadata)) {
                if (reader == null) {
                    throw QueueReader.damaged(metadata, "can't be opened", failure);
                }
                return reader;
            }
            if (reader != null) {
                reader.close();
            }
            metadata = now;
        }
    }

    /**
     * Begins a new queue, which will replace an earlier one of this name. Removes what crashed imports have left.
     *
     * @throws InvalidInputException when the name can't be that of a queue, or belongs to something else
     */
    public QueueWriter create(String name) {
        folders.requireQueue(name);
        try (ProcessLock _ = folders.lock()) {
            folders.recover();
            folders.removeAbandoned();
            Path staging = folders.newStaging(name);
            ProcessLock alive = ProcessLock.acquire(folders.lockOf(staging));
            try {
                Files.createDirectory(staging);
                return new QueueWriter(folders, name, staging, alive);
            } catch (IOException | RuntimeException e) {
                folders.remove(staging, alive);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + root, e);
        }
    }

    private Optional<QueueMetadata> find(String name) {
        Path folder = folders.folder(name);
        Optional<QueueMetadata> found = MetadataDocument.read(folder);
        if (found.isEmpty()) {
            recover();
            found = MetadataDocument.read(folder);
        }
        return found;
    }

    private List<String> names() {
        recover();
        try {
            return folders.names();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + root, e);
        }
    }

    private void recover() {
        try {
            if (folders.needRecovery()) {
                try (ProcessLock _ = folders.lock()) {
                    folders.recover();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't put queues back in " + root, e);
        }
    }

    private InvalidInputException missing(String name) {
        List<String> names =
                list(problem -> {}).stream().map(QueueMetadata::name).toList();
        return new InvalidInputException("no queue '" + name + "' in " + root + "; stored: "
                + (names.isEmpty() ? "none" : String.join(", ", names))
                + "; make it with: hindcast import FILE --name " + name
                + NearestName.suggestion(name, names));
    }
}
