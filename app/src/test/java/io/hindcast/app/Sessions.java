package io.hindcast.app;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.live.LiveQueueStore;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;

/** Paper sessions in this JVM, to be stopped and looked at. */
final class Sessions {
    private static final RunProgress SILENT = new RunProgress() {
        @Override
        public void note(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public TrainingProgress training() {
            return new TrainingProgress() {
                @Override
                public void batch(int epoch, int most, int batch, int batches, double loss) {}

                @Override
                public void epoch(EpochResult result) {}
            };
        }

        @Override
        public LongConsumer bars(long total) {
            return done -> {};
        }
    };

    private Sessions() {}

    /** A session that ends with its feed, at its start or where it was. */
    static PaperSession of(Project project, Path config, String session, String feed, String... more) {
        Path home = project.folder();
        Workspace workspace = new Workspace(
                home, home.resolve("queues"), home.resolve("models"), home.resolve("runs"), home.resolve("plugins"));
        List<String> overrides = new java.util.ArrayList<>(List.of("paper.feed=" + feed));
        overrides.addAll(List.of(more));
        MapSettings settings = YamlConfig.read(config, overrides);
        PreparedRun prepared = PreparedRun.of(settings, session, workspace, SILENT, new RunOptions(false, null));
        return new PaperSession(
                prepared,
                home.resolve("paper").resolve(session),
                new LiveQueueStore(home.resolve("feeds")),
                Clock.systemUTC(),
                true);
    }

    /** Waits until a session has recorded so many live bars; false when it ends before. */
    static boolean awaitBars(PaperSession session, Thread running, long bars) throws InterruptedException {
        while (session.status().bars() < bars) {
            if (!running.isAlive()) {
                return session.status().bars() >= bars;
            }
            Thread.sleep(1);
        }
        return true;
    }
}
