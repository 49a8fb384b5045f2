package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.app.Project.Output;
import io.hindcast.engine.fixture.PluginJars;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.market.EpochNanos;
import io.hindcast.store.live.LiveMessage;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds of jars in the plugins folder, as docs/feeds.md has them. */
class FeedPluginTest {
    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(folder);
    }

    private static String example() throws IOException {
        String docs = Files.readString(Path.of("..", "docs", "feeds.md"));
        int from = docs.indexOf("```java\n") + "```java\n".length();
        return docs.substring(from, docs.indexOf("```", from));
    }

    private void wave(String jar) throws IOException {
        new PluginJars(folder)
                .rawSource(example())
                .service(BarFeedProvider.class, "com.example.wave.WaveFeedProvider")
                .jar(jar);
    }

    private Output feed(String... args) {
        List<String> all = new ArrayList<>(List.of("feed"));
        all.addAll(List.of(args));
        all.addAll(List.of(
                "--interval=1m", "--plugins=" + folder.resolve("plugins"), "--feeds=" + folder.resolve("feeds")));
        return project.program(all.toArray(String[]::new));
    }

    private List<FeedMessage> stored(String queue) {
        List<FeedMessage> messages = new ArrayList<>();
        try (LiveQueueTailer tailer = new LiveQueueStore(folder.resolve("feeds")).tail(queue)) {
            for (Optional<LiveMessage> next = tailer.poll(); next.isPresent(); next = tailer.poll()) {
                messages.add(next.get().message());
            }
        }
        return messages;
    }

    @Test
    void theExampleOfTheDocsBringsItsBars() throws IOException {
        wave("wave.jar");
        Files.writeString(folder.resolve("plugins/torn.jar"), "no jar");
        Output output = feed("wave", "swings", "--set=bars=30", "--set=from=2024-02-01T00:00:00Z");
        assertThat(output.exitCode()).as(output.err()).isZero();
        assertThat(output.out()).contains("30 bars");
        List<ClosedBar> bars = stored("swings").stream()
                .filter(ClosedBar.class::isInstance)
                .map(ClosedBar.class::cast)
                .toList();
        assertThat(bars).hasSize(30);
        assertThat(EpochNanos.toInstant(bars.getLast().closeTime())).hasToString("2024-02-01T00:30:00Z");
        assertThat(bars.getLast().close()).isEqualTo(100 + 10 * Math.sin(3));
        assertThat(bars.getFirst().instrument().id()).isEqualTo("swings");

        assertThat(feed("custom", "swings", "wave", "--set=bars=3").exitCode()).isZero();
        Output unknown = feed("wave", "swings", "--set=bras=3");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("bras", "did you mean 'bars'");
        Output wrong = feed("wave", "swings", "--set=from=tomorrow");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("must be a time such as", "'tomorrow'").doesNotContain("    at ");
        Output listed = project.program("strategies", "--plugins=" + folder.resolve("plugins"));
        assertThat(listed.out())
                .containsPattern("feed +wave +wave\\.jar +\\S+ +A price that swings")
                .containsPattern("feed +replay +built in")
                .contains("not usable: torn.jar");
    }

    @Test
    void anUnknownNameIsSaidWithWhatThereIs() throws IOException {
        wave("wave.jar");
        Files.writeString(folder.resolve("plugins/torn.jar"), "no jar");
        Output output = feed("wavy", "swings");
        assertThat(output.exitCode()).isEqualTo(2);
        assertThat(output.err())
                .contains(
                        "there is no feed 'wavy'; did you mean 'wave'", "replay", "not loaded from plugins: torn.jar");
        wave("again.jar");
        Output doubled = feed("wave", "swings");
        assertThat(doubled.exitCode()).isEqualTo(2);
        assertThat(doubled.err()).contains("there is more than one feed 'wave': again.jar, wave.jar");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create | throw new IllegalStateException("lost")  | | | failed in create: java.lang.IllegalStateException: lost
            clock  | | throw new IllegalStateException("lost")  | | failed in clock: java.lang.IllegalStateException: lost
            run    | | | throw new IllegalStateException("lost")  | failed in run: java.lang.IllegalStateException: lost
            error  | | | throw new StackOverflowError()           | failed in run: java.lang.StackOverflowError
            io     | | | throw new java.io.IOException("no line") | failed in run: java.io.IOException: no line
            """)
    void oneThatFailsIsNamedWithItsJar(String name, String create, String clock, String run, String expected)
            throws IOException {
        new PluginJars(folder)
                .source("""
                        public final class Broken implements io.hindcast.feed.BarFeedProvider {
                            public String name() { return "NAME"; }
                            public String description() { return ""; }
                            public io.hindcast.feed.BarFeed create(BarSpecification bars, Settings settings) {
                                if (true) { CREATE; }
                                return new io.hindcast.feed.BarFeed() {
                                    public String source() { return "nothing"; }
                                    public io.hindcast.feed.FeedClock clock() {
                                        if (true) { CLOCK; }
                                        return io.hindcast.feed.FeedClock.BARS;
                                    }
                                    public void run(io.hindcast.feed.FeedSink sink, Map<String, io.hindcast.feed.Origin> stored)
                                            throws java.io.IOException {
                                        sink.accept(new io.hindcast.feed.FeedMessage.Garbage("one", "a try", 0));
                                        if (true) { RUN; }
                                    }
                                    public void close() {}
                                };
                            }
                        }
                        """.replace("NAME", name)
                        .replace("CREATE", create == null ? "" : create)
                        .replace("CLOCK", clock == null ? "" : clock)
                        .replace("RUN", run == null ? "" : run))
                .service(BarFeedProvider.class, "plug.Broken")
                .jar("broken.jar");
        Output output = feed(name, "queue");
        assertThat(output.exitCode()).as(output.err()).isEqualTo(1);
        assertThat(output.err()).contains("feed '" + name + "' of plugin broken.jar " + expected);
        if (run != null) {
            // What it brought stays, and the queue tells how it has ended.
            assertThat(stored("queue")).hasSize(2).last().asString().contains("broken.jar");
        }
        assertThat(project.program("strategies", "--plugins=" + folder.resolve("plugins"))
                        .exitCode())
                .isZero();
    }
}
