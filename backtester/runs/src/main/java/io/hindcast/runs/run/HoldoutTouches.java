package io.hindcast.runs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.EpochNanos;
import io.hindcast.runs.config.HoldoutSeen;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who has scored bars that were kept aside: a file beside the stored bars, a line a touch, which is only ever appended to.
 * Touches are of the same bars where the instrument is the same and the times overlap, whatever the queue is called.
 */
public final class HoldoutTouches {
    private static final String FILE = "holdouts.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** A line of the file. */
    private record Touch(Instant time, String by) {}

    /** Those of a workspace. */
    public HoldoutTouches(Workspace workspace) {
        file = workspace.queues().resolveSibling(FILE);
    }

    /**
     * Notes a touch.
     *
     * @param instrument whose bars they are
     * @param range closes of the bars
     * @param by what scores them
     * @return what there was before it
     * @throws InvalidInputException when the file is damaged
     */
    public HoldoutSeen touch(String instrument, TimeRange range, String by, Instant now) {
        try {
            Files.createDirectories(file.getParent());
            try (ProcessLock _ = ProcessLock.acquire(file.resolveSibling("." + FILE + ".lock"));
                    FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                List<Touch> before = overlapping(instrument, range);
                ObjectNode line = JsonNodeFactory.instance.objectNode();
                line.put("time", now.toString());
                line.put("instrument", instrument);
                line.put("first", EpochNanos.toInstant(range.from()).toString());
                line.put("last", EpochNanos.toInstant(range.to() - 1).toString());
                line.put("by", by);
                // A line that a kill has torn ends here.
                String text = (torn(channel) ? "\n" : "") + line + "\n";
                channel.position(channel.size());
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                return seen(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't note in " + file + " that bars kept aside are scored", e);
        }
    }

    /**
     * What there was before a touch that was noted earlier, the last one of the same name.
     *
     * @return empty where there is none
     */
    public Optional<HoldoutSeen> before(String instrument, TimeRange range, String by) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (ProcessLock _ = ProcessLock.acquire(file.resolveSibling("." + FILE + ".lock"))) {
            List<Touch> all = overlapping(instrument, range);
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).by().equals(by)) {
                    return Optional.of(seen(all.subList(0, i)));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private static HoldoutSeen seen(List<Touch> touches) {
        return new HoldoutSeen(touches.size(), touches.stream().map(Touch::time).min(Instant::compareTo));
    }

    private static boolean torn(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) != '\n';
    }

    private List<Touch> overlapping(String instrument, TimeRange range) throws IOException {
        List<Touch> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        boolean whole = lines.isEmpty() || Files.readString(file).endsWith("\n");
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty() || (i == lines.size() - 1 && !whole)) {
                continue;
            }
            try {
                JsonNode line = JSON.readTree(lines.get(i));
                long first = EpochNanos.of(Instant.parse(line.path("first").asText()));
                long last = EpochNanos.of(Instant.parse(line.path("last").asText()));
                if (line.path("instrument").asText().equals(instrument) && first < range.to() && last >= range.from()) {
                    found.add(new Touch(
                            Instant.parse(line.path("time").asText()),
                            line.path("by").asText()));
                }
            } catch (IOException | DateTimeException e) {
                if (torn(lines.get(i))) {
                    continue;
                }
                throw new InvalidInputException(file + ", line " + (i + 1) + ": is no note of bars that were scored: '"
                        + lines.get(i) + "'; restore the file from a copy, or remove that line by hand");
            }
        }
        return found;
    }

    /** A write that a kill has cut: the line begins as each does, and does not end. */
    private static boolean torn(String line) {
        return line.startsWith("{") && !line.endsWith("}");
    }
}
