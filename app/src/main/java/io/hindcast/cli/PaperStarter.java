package io.hindcast.cli;

import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.journal.TradingState;
import io.hindcast.paper.session.PaperReplay;
import io.hindcast.paper.session.PaperSession;
import io.hindcast.paper.web.LivePage;
import io.hindcast.paper.web.PageAddress;
import io.hindcast.report.run.TerminalTable;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.run.CheckedLine;
import io.hindcast.runs.run.PreparedRun;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.PrintableText;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.queue.QueueName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Starts sessions of paper trading and prints how they go and what came of them. */
final class PaperStarter {
    private final Workspace workspace;
    private final LiveQueueStore feeds;
    private final Path sessions;
    private final boolean flatten;
    private final @Nullable PageAddress page;
    private final PrintWriter out;
    private final PrintWriter err;

    /**
     * @param flatten whether a signal closes the position first
     * @param page where the sessions' page is served; null serves none
     */
    PaperStarter(
            CommandLine line,
            Workspace workspace,
            Path feeds,
            Path sessions,
            boolean flatten,
            @Nullable PageAddress page) {
        this.workspace = workspace;
        this.feeds = new LiveQueueStore(feeds);
        this.sessions = sessions;
        this.flatten = flatten;
        this.page = page;
        out = line.getOut();
        err = line.getErr();
    }

    /**
     * Trades what a feed of another process brings; returns the exit code.
     *
     * @param session null for one of the config's name
     */
    int trade(MapSettings config, String defaultName, @Nullable String session, RunOptions options, boolean untilEnd) {
        PreparedRun prepared = prepare(config, defaultName, options);
        Path folder = folder(prepared, session);
        PaperSession paper = new PaperSession(prepared, folder, feeds, Clock.systemUTC(), untilEnd);
        return served(paper, () -> run(paper, prepared, folder));
    }

    /**
     * Trades a stored queue as though it came live; returns the exit code.
     *
     * @param session null for one of the config's name
     */
    int replay(
            MapSettings config,
            String defaultName,
            @Nullable String session,
            RunOptions options,
            String queue,
            String speed) {
        PreparedRun prepared = prepare(config, defaultName, options);
        Path folder = folder(prepared, session);
        PaperSession paper = new PaperSession(prepared, folder, feeds, Clock.systemUTC(), true);
        MapSettings replayed = OptionText.settings(
                Map.of("queue", queue, "queues", workspace.queues().toString(), "speed", speed));
        return served(paper, () -> {
            try (PaperReplay _ = PaperReplay.start(prepared, feeds, replayed, Clock.systemUTC())) {
                return run(paper, prepared, folder);
            }
        });
    }

    /** Has the session's page answer before anything is read or stored: a wrong address must leave no trace. */
    private int served(PaperSession session, IntSupplier running) {
        Optional<LivePage> live = Optional.ofNullable(page)
                .map(address -> LivePage.start(session, address, System.getenv(LivePage.TOKEN_VARIABLE)));
        try {
            live.ifPresent(this::printAddress);
            return running.getAsInt();
        } finally {
            live.ifPresent(LivePage::close);
        }
    }

    private PreparedRun prepare(MapSettings config, String defaultName, RunOptions options) {
        TerminalProgress progress = new TerminalProgress(err, TerminalLine.onConsole());
        try {
            return PreparedRun.of(config, defaultName, workspace, progress, options);
        } finally {
            progress.clear();
        }
    }

    private Path folder(PreparedRun prepared, @Nullable String session) {
        String name = session == null ? prepared.name() : session;
        if (!QueueName.valid(name)) {
            throw new InvalidInputException("--session '" + name
                    + "' must be up to 100 letters, digits and . _ - and begin with a letter or digit");
        }
        return sessions.resolve(name);
    }

    private int run(PaperSession session, PreparedRun prepared, Path folder) {
        err.println("paper session " + Workspace.shown(folder) + ": feed '"
                + prepared.live().feed() + "'; Ctrl-C stops it" + (flatten ? " when the position is closed" : ""));
        session.takeover().ifPresent(err::println);
        PaperSession.Result result;
        long start = System.nanoTime();
        try (CleanStop _ = CleanStop.by(() -> stop(session), !flatten);
                PaperProgress _ = PaperProgress.start(err, session)) {
            result = session.run();
        }
        print(result, folder, (System.nanoTime() - start) / 1e9);
        printState(session.view().state(), result);
        return 0;
    }

    private void printState(TradingState state, PaperSession.Result result) {
        if (state == TradingState.ENDING) {
            out.println("ended:   "
                    + (result.status().flat()
                            ? "flat: nothing is held, and no order is open"
                            : "the position is held: no bar came that could close it"));
        }
        if (result.nextStart() != TradingState.TRADING) {
            out.println("state:   " + result.nextStart().words() + ", also when it is started again");
        } else if (state == TradingState.ENDING) {
            out.println("state:   it trades again when it is started again");
        }
        out.flush();
    }

    private void printAddress(LivePage live) {
        err.println("page:  " + live.address() + (live.portWasTaken() ? "  (another program has the usual port)" : ""));
        if (live.needsChosenToken()) {
            err.println("  open it with ?token= and the token of " + LivePage.TOKEN_VARIABLE + " behind it"
                    + (live.forOthers() ? "; it is not encrypted" : ""));
        } else if (live.forOthers()) {
            err.println("  whoever has this address can see and steer the session; it is not encrypted");
        }
    }

    private void stop(PaperSession session) {
        if (flatten) {
            session.flattenAndStop();
        } else {
            session.stop();
        }
    }

    private void print(PaperSession.Result result, Path folder, double seconds) {
        result.summary().ifPresent(summary -> out.print(TerminalTable.of(summary)));
        FeedCounters counters = result.health().counters();
        out.printf(
                Locale.ROOT,
                "inputs:  %,d: %,d bars, %,d late, %,d duplicate, %,d corrected, %,d out of order, %,d unreadable,"
                        + " %,d updates, %,d quotes, %,d events; %,d bars missing in %,d gaps%n",
                counters.messages(),
                counters.accepted(),
                counters.acceptedLate(),
                counters.duplicates(),
                counters.corrected(),
                counters.outOfOrder(),
                counters.garbage(),
                counters.updates(),
                counters.quotes(),
                counters.control(),
                counters.missingBars(),
                counters.gaps());
        if (result.summary().isEmpty()) {
            // The table of the results has them otherwise.
            result.ofInputs().forEach(text -> out.println(PrintableText.line("Warning: " + text)));
        }
        result.summary().flatMap(Summary::causality).map(CheckedLine::of).ifPresent(out::println);
        if (result.repaired()) {
            out.println("journal: a torn last record was taken out");
        }
        out.printf(
                Locale.ROOT,
                "journal: %,d records, of which %,d were there; %,d bars in %.2f s, %,.0f/s%n",
                result.records(),
                result.continued(),
                result.status().bars(),
                seconds,
                result.status().bars() / seconds);
        PaperSession.Models models = result.models();
        if (models.reloaded() + models.retrained() + models.drifts() > 0) {
            out.printf(
                    Locale.ROOT,
                    "models:  %,d reloaded, %,d retrained; %,d alarms of drift%n",
                    models.reloaded(),
                    models.retrained(),
                    models.drifts());
        }
        Histogram latency = result.latency();
        if (latency.getTotalCount() > 0) {
            out.printf(
                    Locale.ROOT,
                    "latency: from a bar's storing to its journalled decision p50 %,.0f us, p99 %,.0f us, most %,.0f us"
                            + " (%,d bars)%n",
                    latency.getValueAtPercentile(50) / 1e3,
                    latency.getValueAtPercentile(99) / 1e3,
                    latency.getMaxValue() / 1e3,
                    latency.getTotalCount());
        }
        out.println("session: " + Workspace.shown(folder));
        if (result.summary().isPresent()) {
            out.println("report:  " + Workspace.shown(folder.resolve("run").resolve("report.html")));
            CertificateLine.print(out, "hash:    ", folder.resolve("run"));
        }
        out.flush();
    }
}
