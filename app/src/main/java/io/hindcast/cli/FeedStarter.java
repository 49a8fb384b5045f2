package io.hindcast.cli;

import io.hindcast.engine.plugin.ContainedFeed;
import io.hindcast.engine.plugin.Offer;
import io.hindcast.feed.BarFeed;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.market.BarSpecification;
import io.hindcast.paper.feeds.FeedCounts;
import io.hindcast.paper.feeds.FeedRun;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import picocli.CommandLine;

/** Runs a feed into its queue until it ends or is told to stop, and says what came of it. */
final class FeedStarter {
    private final PrintWriter out;
    private final PrintWriter err;
    private final FeedBarOptions options;

    FeedStarter(CommandLine line, FeedBarOptions options) {
        out = line.getOut();
        err = line.getErr();
        this.options = options;
    }

    /** Runs a feed of this program's own; returns the exit code. No plugin is looked at. */
    int run(String feedName, BarSpecification bars, MapSettings settings) throws IOException {
        return run(Providers.builtInFeed(feedName), bars, settings);
    }

    /**
     * Runs a feed, built in or of a plugin; returns the exit code.
     *
     * @throws io.hindcast.engine.plugin.PluginFailure naming the plugin, when it fails or does not return
     */
    int run(Offer<BarFeedProvider> offer, BarSpecification bars, MapSettings settings) throws IOException {
        BarFeed feed = ContainedFeed.create(offer, bars, settings);
        settings.requireAllKnown();
        LiveQueueStore store = new LiveQueueStore(options.feeds().folder());
        LiveQueueMetadata metadata = new LiveQueueMetadata(options.name(), bars, feed.clock(), feed.source());
        Path folder = store.folder(options.name());
        try (LiveQueueWriter queue = store.append(metadata)) {
            FeedRun run = new FeedRun(feed, queue, options.limits(offer.name()), Clock.systemUTC());
            err.println("feed '" + options.name() + "': " + feed.source() + ", into " + Workspace.shown(folder)
                    + "; Ctrl-C stops it");
            long startedAt = System.nanoTime();
            try (CleanStop _ = CleanStop.by(run::stop);
                    FeedProgress _ = FeedProgress.start(err, feed.clock(), run)) {
                run.run();
            }
            print(run, (System.nanoTime() - startedAt) / 1e9);
        }
        out.flush();
        return 0;
    }

    private void print(FeedRun run, double seconds) {
        FeedCounts counts = run.counts();
        out.printf(
                Locale.ROOT,
                "Stored %,d messages in %.1f s: %,d bars, %,d updates, %,d quotes, %,d unreadable, %,d events%n",
                counts.messages(),
                seconds,
                counts.bars(),
                counts.updates(),
                counts.quotes(),
                counts.garbage(),
                counts.events());
        if (run.heldBack() > 0) {
            out.printf(Locale.ROOT, "  %,d had to wait: the source sent more than --max-rate%n", run.heldBack());
        }
        counts.garbageReasons()
                .forEach(count -> out.printf(Locale.ROOT, "  %,d unreadable: %s%n", count.inputs(), count.reason()));
    }
}
