package io.hindcast.cli;

import io.hindcast.market.EpochNanos;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.PrintableText;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.live.LiveQueueMetadata;
import io.hindcast.store.live.LiveQueueStore;
import io.hindcast.store.live.LiveQueueTailer;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast data}: what is stored. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Lists the queues and the live queues, or describes one.",
        footer = {"", "Examples:", "  hindcast data", "  hindcast data sp500", "  hindcast data set sp500 currency=USD"
        })
final class DataCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The queue to describe. Default: list all.")
    private @Nullable String name;

    @Mixin
    private QueuesOption queues;

    @Mixin
    private FeedsOption feeds;

    /** Made by picocli, which fills the options. */
    public DataCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        BarStore store = new BarStore(queues.folder());
        LiveQueueStore live = new LiveQueueStore(feeds.folderBeside(queues.folder()));
        if (name == null) {
            int damaged = list(out, store) + listLive(out, live);
            out.flush();
            return damaged == 0 ? 0 : Hindcast.USERS_MISTAKE;
        } else if (!store.exists(name) && live.exists(name)) {
            describe(out, live, live.describe(name));
        } else {
            describe(out, store, store.describe(name));
        }
        out.flush();
        return 0;
    }

    /** @return how many queues can't be listed */
    private int list(PrintWriter out, BarStore store) {
        List<String> problems = new ArrayList<>();
        List<QueueMetadata> stored = store.list(problem -> problems.add(problem.getMessage()));
        problems.forEach(problem -> spec.commandLine().getErr().println("error: " + problem));
        if (stored.isEmpty()) {
            if (problems.isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "No queue in %s yet; make one with: hindcast import FILE --name NAME%s%n",
                        Workspace.shown(queues.folder()),
                        queues.given() ? " --queues " + queues.folder() : "");
            }
            return problems.size();
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("NAME", "INSTRUMENT", "INTERVAL", "BARS", "FIRST CLOSE", "LAST CLOSE", "ADJUSTED"));
        for (QueueMetadata queue : stored) {
            table.add(List.of(
                    queue.name(),
                    queue.instrument().id(),
                    queue.interval().toString(),
                    String.format(Locale.ROOT, "%,d", queue.rows()),
                    EpochNanos.toInstant(queue.firstTime()).toString(),
                    EpochNanos.toInstant(queue.lastTime()).toString(),
                    queue.adjusted() ? "yes" : "no"));
        }
        print(out, table);
        return problems.size();
    }

    /** @return how many live queues can't be listed */
    private int listLive(PrintWriter out, LiveQueueStore store) {
        List<String> problems = new ArrayList<>();
        List<LiveQueueMetadata> live = store.list(problem -> problems.add(problem.getMessage()));
        problems.forEach(problem -> spec.commandLine().getErr().println("error: " + problem));
        if (live.isEmpty()) {
            return problems.size();
        }
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("LIVE", "INSTRUMENT", "INTERVAL", "MESSAGES", "CLOCK", "SOURCE"));
        for (LiveQueueMetadata queue : live) {
            table.add(List.of(
                    queue.name(),
                    queue.bars().instrument().id(),
                    queue.bars().interval().toString(),
                    messages(store, queue),
                    queue.clock().name().toLowerCase(Locale.ROOT),
                    queue.source()));
        }
        out.println();
        print(out, table);
        return problems.size();
    }

    private static String messages(LiveQueueStore store, LiveQueueMetadata queue) {
        try (LiveQueueTailer tailer = store.tail(queue.name())) {
            return String.format(Locale.ROOT, "%,d", tailer.count());
        }
    }

    private static void print(PrintWriter out, List<List<String>> table) {
        int[] widths = new int[table.getFirst().size()];
        table.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String blanks = " ".repeat(widths[i] - row.get(i).length());
                boolean number = i == 3;
                line.append(number ? blanks + row.get(i) : row.get(i) + blanks).append("  ");
            }
            out.println(PrintableText.line(line.toString().stripTrailing()));
        }
    }

    private static void describe(PrintWriter out, LiveQueueStore store, LiveQueueMetadata queue) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", queue.name());
        facts.put("instrument", queue.bars().instrument().id());
        facts.put("interval", queue.bars().interval().toString());
        facts.put("messages", messages(store, queue));
        facts.put("zone", queue.bars().zone().getId());
        facts.put("session close", queue.bars().sessionCloseText());
        facts.put("clock", queue.clock().name().toLowerCase(Locale.ROOT));
        facts.put("source", queue.source());
        facts.putAll(queue.bars().instrument().terms().known());
        facts.put("folder", store.folder(queue.name()).toString());
        facts.forEach((key, value) -> out.printf(Locale.ROOT, "%-15s %s%n", key, PrintableText.line(value)));
        unknown(out, queue.bars().instrument().terms());
    }

    /** What nobody has said of an instrument, and how to say it. */
    private static void unknown(PrintWriter out, InstrumentTerms terms) {
        List<String> unknown = InstrumentTerms.KEYS.stream()
                .filter(key -> !terms.known().containsKey(key))
                .toList();
        if (!unknown.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%-15s %s (hindcast data set NAME KEY=VALUE)%n",
                    "unknown",
                    String.join(", ", unknown));
        }
    }

    private static void describe(PrintWriter out, BarStore store, QueueMetadata queue) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", queue.name());
        facts.put("instrument", queue.instrument().id());
        facts.put("interval", queue.interval().toString());
        facts.put("bars", String.format(Locale.ROOT, "%,d", queue.rows()));
        facts.put("first close", EpochNanos.toInstant(queue.firstTime()).toString());
        facts.put("last close", EpochNanos.toInstant(queue.lastTime()).toString());
        facts.put("zone", queue.zone().getId());
        facts.put("prices", queue.adjusted() ? "adjusted by adjclose / close" : "as in the source");
        facts.put("volume", volume(queue));
        facts.put("source", queue.source());
        facts.put("source SHA-256", queue.sourceSha256());
        facts.put("bars SHA-256", queue.barsSha256());
        facts.put(
                "rejected rows",
                queue.rejected() == 0
                        ? "0"
                        : String.format(
                                Locale.ROOT,
                                "%,d, see %s",
                                queue.rejected(),
                                store.folder(queue.name()).resolve(CsvImport.REJECTS)));
        facts.putAll(queue.options());
        facts.putAll(queue.instrument().terms().known());
        facts.put("folder", store.folder(queue.name()).toString());
        facts.forEach((key, value) -> out.printf(Locale.ROOT, "%-15s %s%n", key, PrintableText.line(value)));
        unknown(out, queue.instrument().terms());
        queue.findings().forEach(finding -> out.printf(Locale.ROOT, "%-15s %s%n", "note", finding));
    }

    private static String volume(QueueMetadata queue) {
        if (!queue.hasVolume()) {
            return "none in the source: 0";
        }
        return queue.adjusted() ? "as in the source, adjusted for splits" : "as in the source";
    }
}
