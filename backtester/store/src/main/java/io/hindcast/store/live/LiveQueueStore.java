package io.hindcast.store.live;

import io.hindcast.market.InstrumentTerms;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.NearestName;
import io.hindcast.store.files.ProcessLock;
import io.hindcast.store.queue.ChronicleFiles;
import io.hindcast.store.queue.FollowedQueue;
import io.hindcast.store.queue.QueueName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;

/**
 * The live queues below one folder, each in a folder of its name: {@code metadata.json}, {@code messages/} (a Chronicle
 * Queue) and {@code writer.lock}. One process at a time writes to a queue, any number read it meanwhile.
 */
public final class LiveQueueStore {
    private static final String MESSAGES = "messages";
    private static final String LOCK = "writer.lock";

    private final Path root;

    /** @param feedsFolder holds the queues; made when the first is */
    public LiveQueueStore(Path feedsFolder) {
        root = feedsFolder;
    }

    /**
     * What is there, sorted by name, as far as it can be understood.
     *
     * @param problems told of each metadata document that can't be
     */
    public List<LiveQueueMetadata> list(Consumer<InvalidInputException> problems) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<LiveQueueMetadata> queues = new ArrayList<>();
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                if (QueueName.valid(folder.getFileName().toString())) {
                    try {
                        LiveQueueDocument.read(folder).ifPresent(queues::add);
                    } catch (InvalidInputException e) {
                        problems.accept(e);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + root, e);
        }
        return queues;
    }

    /** The folder of a queue, whether it exists or not. */
    public Path folder(String name) {
        return root.resolve(QueueName.require(name));
    }

    /**
     * True when there is a queue of this name.
     *
     * @throws InvalidInputException when the name can't be that of a queue
     */
    public boolean exists(String name) {
        return LiveQueueDocument.read(folder(name)).isPresent();
    }

    /**
     * What a queue is for.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public LiveQueueMetadata describe(String name) {
        return LiveQueueDocument.read(folder(name)).orElseThrow(() -> missing(name));
    }

    /**
     * Replaces what is known of a queue's instrument, in one step; a feed that is running goes on.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public void know(String name, InstrumentTerms terms) {
        LiveQueueDocument.write(folder(name), describe(name).withTerms(terms));
    }

    /**
     * Opens a queue before its first message.
     *
     * @throws InvalidInputException when there is none of this name
     */
    public LiveQueueTailer tail(String name) {
        LiveQueueMetadata metadata = describe(name);
        return new LiveQueueTailer(metadata, new FollowedQueue(folder(name).resolve(MESSAGES)));
    }

    /**
     * Opens a queue behind its last message to append to it, and makes it where there is none. What a killed writer has left
     * half-written is written over.
     *
     * @throws InvalidInputException when another process or thread writes to it, when it is for other bars or by another
     *     clock, or when something else has this name
     */
    public LiveQueueWriter append(LiveQueueMetadata metadata) {
        Path folder = folder(metadata.name());
        try {
            requireLiveQueue(folder);
            Files.createDirectories(folder.resolve(MESSAGES));
            ProcessLock alone = ProcessLock.tryAcquire(folder.resolve(LOCK))
                    .orElseThrow(() -> new InvalidInputException("live queue '" + metadata.name() + "' (" + folder
                            + ") is being written by another feed; stop that one, or give another name"));
            SingleChronicleQueue queue = null;
            try {
                LiveQueueDocument.read(folder).ifPresent(stored -> requireSame(stored, metadata));
                queue = ChronicleFiles.write(folder.resolve(MESSAGES));
                if (!Files.exists(folder.resolve(LiveQueueDocument.FILE))) {
                    LiveQueueDocument.write(folder, metadata);
                }
                return new LiveQueueWriter(metadata, folder, queue, alone);
            } catch (IOException | RuntimeException e) {
                if (queue != null) {
                    queue.close();
                }
                alone.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to " + folder, e);
        }
    }

    private static void requireLiveQueue(Path folder) throws IOException {
        if (Files.exists(folder)
                && !Files.exists(folder.resolve(LiveQueueDocument.FILE))
                && !Files.exists(folder.resolve(MESSAGES))) {
            boolean empty;
            try (Stream<Path> content = Files.list(folder)) {
                empty = content.findAny().isEmpty();
            }
            if (!empty) {
                throw new InvalidInputException(folder + " exists but holds no live queue (no " + LiveQueueDocument.FILE
                        + "), and is not touched; give another name or move it away");
            }
        }
    }

    private static void requireSame(LiveQueueMetadata stored, LiveQueueMetadata wanted) {
        if (!stored.bars().equals(wanted.bars()) || stored.clock() != wanted.clock()) {
            throw new InvalidInputException("live queue '" + stored.name() + "' is for " + description(stored)
                    + ", and this feed brings " + description(wanted) + "; give the same or another name");
        }
        InstrumentTerms known = stored.bars().instrument().terms();
        InstrumentTerms given = wanted.bars().instrument().terms();
        if (!given.orElse(known).equals(known)) {
            throw new InvalidInputException("live queue '" + stored.name() + "' knows of "
                    + stored.bars().instrument()
                    + " " + known.known() + ", and this feed is told " + given.known()
                    + "; change what it knows with: hindcast data set " + stored.name() + " KEY=VALUE");
        }
    }

    private static String description(LiveQueueMetadata queue) {
        return queue.bars().instrument() + " " + queue.bars().interval() + " (zone "
                + queue.bars().zone()
                + ", session close " + queue.bars().sessionCloseText() + ") by the clock of the "
                + switch (queue.clock()) {
                    case WALL -> "machine";
                    case BARS -> "bars";
                };
    }

    private InvalidInputException missing(String name) {
        List<String> names =
                list(problem -> {}).stream().map(LiveQueueMetadata::name).toList();
        return new InvalidInputException("no live queue '" + name + "' in " + root + "; there are: "
                + (names.isEmpty() ? "none" : String.join(", ", names))
                + NearestName.suggestion(name, names) + "; a feed makes one, see: hindcast feed --help");
    }
}
