package io.hindcast.paper.feeds.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.BarFeed;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedSink;
import io.hindcast.feed.Origin;
import io.hindcast.paper.feeds.FeedFixture;
import io.hindcast.paper.feeds.Pause;
import io.hindcast.paper.feeds.RecordedSink;
import io.hindcast.paper.feeds.StopSignal;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderFeedTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";

    @TempDir
    private Path root;

    private Path folder;
    private final RecordedSink sink = new RecordedSink();

    /** What happens to the folder between two looks. */
    private interface Happening {
        void happen() throws IOException;
    }

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(root.resolve("prices"));
    }

    /** Looks, lets the first thing happen, looks, and so on; ends after the look behind the last. */
    private void watch(FeedSink into, Map<String, Origin> stored, Happening... happenings) throws IOException {
        StopSignal stop = new StopSignal();
        int[] next = {0};
        Pause pause = nanos -> {
            try {
                if (next[0] < happenings.length) {
                    happenings[next[0]++].happen();
                    return false;
                }
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try (FolderFeed feed =
                new FolderFeed(folder, "*.csv", 1, FeedFixture.clock(), FeedFixture::lineMessages, stop, pause)) {
            feed.run(into, stored);
        }
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void move(String from, String to) throws IOException {
        Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String rows(int from, int until) {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < until; i++) {
            rows.append(FeedFixture.row(i)).append('\n');
        }
        return rows.toString();
    }

    private List<Integer> minutes() {
        return minutes(sink);
    }

    private static List<Integer> minutes(RecordedSink sink) {
        return sink.all(ClosedBar.class).stream()
                .map(bar -> (int) ((bar.closeTime() - FeedFixture.nanos("2024-03-01T10:01:00Z")) / 60_000_000_000L))
                .toList();
    }

    private long restarts() {
        return sink.all(Connection.class).stream()
                .filter(connection -> connection.event() == ConnectionEvent.RECONNECTED)
                .count();
    }

    @Test
    void rowsAreReadAsTheyComeAndOnlyWhenTheyAreComplete() throws IOException {
        append("a.csv", HEADER + rows(0, 2) + FeedFixture.row(2).substring(0, 30));
        watch(
                sink,
                Map.of(),
                () -> assertThat(minutes()).containsExactly(0, 1),
                () -> append("a.csv", FeedFixture.row(2).substring(30)),
                () -> assertThat(minutes()).containsExactly(0, 1),
                () -> append("a.csv", "\nrubbish\n\n" + rows(3, 4)),
                () -> assertThat(minutes()).containsExactly(0, 1, 2, 3),
                () -> append("b.csv", rows(4, 5)),
                () -> append("notes.txt", rows(90, 91)),
                () -> append("a.csv", rows(5, 6)));
        assertThat(minutes()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(sink.all(Garbage.class)).extracting(Garbage::excerpt).containsExactly("rubbish");
        assertThat(sink.messages()).hasSize(1 + 6 + 1);
    }

    @Test
    void aFileThatIsRotatedAwayIsReadToItsEndFirst() throws IOException {
        append("a.csv", rows(0, 2));
        watch(
                sink,
                Map.of(),
                () -> {
                    append("a.csv", rows(2, 4));
                    move("a.csv", "a.csv.1");
                    append("a.csv", rows(4, 9));
                },
                () -> append("a.csv", rows(9, 10)));
        assertThat(minutes()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(restarts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.csv", "z.csv"})
    void aFileThatGetsAnotherNameThatIsWatchedTooIsNotReadTwice(String renamed) throws IOException {
        append("a.csv", HEADER.replace("close", "Close") + rows(0, 2));
        watch(
                sink,
                Map.of(),
                () -> {
                    append("a.csv", rows(2, 3));
                    move("a.csv", renamed);
                    append("a.csv", rows(3, 5));
                },
                () -> append(renamed, rows(5, 6)));
        assertThat(minutes()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);

        RecordedSink again = new RecordedSink();
        watch(again, sink.origins());
        assertThat(minutes(again)).isEmpty();
    }

    @Test
    void aWriterThatGoesOnInARenamedFileIsFollowed() throws IOException {
        append("a.csv", rows(0, 1));
        watch(sink, Map.of(), () -> move("a.csv", "a.csv.1"), () -> append("a.csv.1", rows(1, 2)), () -> {
            append("a.csv.1", rows(2, 3));
            append("a.csv", rows(3, 4));
        });
        assertThat(minutes()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aFileThatIsReplacedByALongerCopyGoesOn() throws IOException {
        append("a.csv", HEADER + rows(0, 3));
        watch(
                sink,
                Map.of(),
                () -> {
                    append("copy.tmp", HEADER + rows(0, 5));
                    move("copy.tmp", "a.csv");
                },
                () -> append("a.csv", rows(5, 6)));
        assertThat(minutes()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(restarts()).isZero();
    }

    @Test
    void aFileThatIsCutIsReadFromItsBegin() throws IOException {
        append("a.csv", rows(0, 3) + "2024-");
        watch(sink, Map.of(), () -> Files.writeString(folder.resolve("a.csv"), rows(3, 4)));
        assertThat(minutes()).containsExactly(0, 1, 2, 3);
        assertThat(restarts()).isEqualTo(1);
        assertThat(sink.all(Garbage.class)).extracting(Garbage::excerpt).containsExactly("2024-");
    }

    @Test
    void aFileThatIsDeletedAndMadeAnewIsAnother() throws IOException {
        append("a.csv", rows(0, 3));
        watch(sink, Map.of(), () -> Files.delete(folder.resolve("a.csv")), () -> append("a.csv", rows(3, 8)));
        assertThat(minutes()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void aFolderThatIsGoneIsWaitedFor() throws IOException {
        append("a.csv", rows(0, 2));
        Path away = root.resolve("away");
        watch(sink, Map.of(), () -> Files.move(folder, away), () -> {}, () -> {
            Files.move(away, folder);
            append("a.csv", rows(2, 3));
        });
        assertThat(minutes()).containsExactly(0, 1, 2);
        assertThat(sink.all(Connection.class))
                .extracting(Connection::event)
                .containsExactly(ConnectionEvent.CONNECTED, ConnectionEvent.DISCONNECTED, ConnectionEvent.RECONNECTED);
    }

    /** Takes so many messages and then fails, as a process that is killed does. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFeedThatIsKilledAnywhereGoesOnBehindTheLastRowThatIsStored(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> expected = new ArrayList<>();
        int next = 0;
        append("a.csv", HEADER);
        for (int run = 0; run < 30; run++) {
            int more = random.nextInt(4);
            String file = random.nextBoolean() ? "a.csv" : "b-" + random.nextInt(3) + ".csv";
            append(file, rows(next, next + more));
            if (random.nextInt(6) == 0) {
                move(file, "c-" + run + ".csv");
            }
            for (int i = 0; i < more; i++) {
                expected.add(next++);
            }
            int[] left = {random.nextInt(5)};
            FeedSink mortal = new FeedSink() {
                @Override
                public void accept(FeedMessage message) {
                    sink.accept(message);
                }

                @Override
                public void accept(FeedMessage message, Origin origin) {
                    if (left[0]-- == 0) {
                        throw new Killed();
                    }
                    sink.accept(message, origin);
                }
            };
            try {
                watch(mortal, sink.origins());
            } catch (Killed e) {
                assertThat(left[0]).isNegative();
            }
        }
        watch(sink, sink.origins());
        assertThat(minutes()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatWasChangedWhileNobodyLookedIsReadAgain() throws IOException {
        append("a.csv", rows(0, 3));
        watch(sink, Map.of());
        Files.writeString(folder.resolve("a.csv"), rows(0, 1) + rows(7, 8) + rows(2, 5));
        watch(sink, sink.origins());
        assertThat(minutes()).containsExactly(0, 1, 2, 0, 7, 2, 3, 4);
        assertThat(restarts()).isEqualTo(1);
    }

    @Test
    void theFeedThatIsProvidedWatchesAndStops() throws Exception {
        BarFeed feed = new FolderFeedProvider()
                .create(
                        FeedFixture.BARS,
                        MapSettings.of(
                                Map.of("folder", folder.toString(), "pattern", "{a,b}.csv", "poll-millis", "10ms")));
        CompletableFuture<Void> ended = FeedFixture.start(feed, sink);
        sink.await(Connection.class, 1);
        append("b.csv", rows(0, 2));
        append("c.csv", rows(5, 6));
        sink.await(ClosedBar.class, 2);
        append("a.csv", rows(2, 3));
        sink.await(ClosedBar.class, 3);
        feed.close();
        ended.get();
        assertThat(minutes()).containsExactly(0, 1, 2);
    }

    @Test
    void mistakesAreSaid() {
        assertThatThrownBy(() -> new FolderFeedProvider()
                        .create(
                                FeedFixture.BARS,
                                MapSettings.of(
                                        Map.of("folder", root.resolve("none").toString())))
                        .run(sink, Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no such folder");
        assertThatThrownBy(() -> new FolderFeedProvider()
                        .create(FeedFixture.BARS, MapSettings.of(Map.of("folder", "x", "pattern", "[a"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("pattern");
    }
}
