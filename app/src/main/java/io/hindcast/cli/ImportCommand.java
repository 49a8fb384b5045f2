package io.hindcast.cli;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.market.Interval;
import io.hindcast.settings.PrintableText;
import io.hindcast.store.importing.CsvImport;
import io.hindcast.store.importing.ImportProgress;
import io.hindcast.store.importing.ImportRequest;
import io.hindcast.store.importing.ImportResult;
import io.hindcast.store.importing.OnError;
import io.hindcast.store.importing.Stamp;
import io.hindcast.store.queue.BarStore;
import io.hindcast.store.queue.QueueMetadata;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast import}: a CSV file becomes a queue. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the bars of a CSV file, row by row, and stores them as a queue.",
            "",
            "Columns are found by the header: open, high, low, close, volume (optional), adjclose (see --adjusted), and"
                    + " timestamp, datetime, open_time, date and time, date, or time. Rows may stand oldest or newest"
                    + " first. All or nothing: after an error the earlier queue of that name is as it was. What was"
                    + " mended, left out or looks odd is said, and again by hindcast data NAME and every run."
        },
        footer = {
            "",
            "Examples:",
            "  hindcast import data/sp500-daily.csv --name sp500 --instrument SPX \\",
            "      --zone America/New_York --session-close 16:00",
            "  hindcast import btc.csv --name btc-1m --interval 1m --on-error skip"
        })
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, UTF-8, separated by commas, with a header.")
    private Path file;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the queue.")
    private String name;

    @Option(names = "--instrument", paramLabel = "ID", description = "What the bars are of. Default: the name.")
    private @Nullable String instrument;

    @Option(
            names = "--interval",
            paramLabel = "INTERVAL",
            defaultValue = "1d",
            description = "How long a bar is: 1m, 15m, 4h, 1d, 1w. Default: ${DEFAULT-VALUE}.")
    private String interval;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Zone of dates and of times without an offset, for example America/New_York."
                    + " Default: ${DEFAULT-VALUE}.")
    private String zone;

    @Option(
            names = "--session-close",
            paramLabel = "HH:mm",
            defaultValue = "24:00",
            description =
                    "When a bar that has a date only is known, in the zone. Default: ${DEFAULT-VALUE}, the midnight"
                            + " that ends the date.")
    private String sessionClose;

    @Option(
            names = "--stamp",
            paramLabel = "open|close",
            defaultValue = "open",
            description =
                    "Whether a row's time is that of the bar's open, which is one interval before it is known, or of"
                            + " its close. A weekly bar stamped at the open closes on the 7th day, that of its date counted."
                            + " Default: ${DEFAULT-VALUE}.")
    private Stamp stamp;

    @Option(
            names = "--adjusted",
            description =
                    "Multiply open, high, low and close by adjclose / close of their row; volume follows splits, which"
                            + " that factor shows, and no dividends. Without it an adjclose column is ignored and"
                            + " prices are as they were traded.")
    private boolean adjusted;

    @Option(
            names = "--on-error",
            paramLabel = "fail|skip",
            defaultValue = "fail",
            description =
                    "What becomes of a bad row: it ends the import, or is left out and set down in rejects.csv in the"
                            + " queue's folder; more than one row in twenty ends the import all the same."
                            + " Default: ${DEFAULT-VALUE}.")
    private OnError onError;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Which rows of a file that holds several symbols, in a column such as symbol or ticker.")
    private @Nullable String symbol;

    @Mixin
    private InstrumentOptions known;

    @Mixin
    private QueuesOption queues;

    /** Made by picocli, which fills the options. */
    public ImportCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        InstrumentTerms given = known.terms();
        ImportRequest request = new ImportRequest(
                file,
                name,
                OptionText.parse(
                        "--instrument", instrument == null ? name : instrument, id -> new Instrument(id, given)),
                OptionText.parse("--interval", interval, Interval::parse),
                OptionText.parse("--zone", zone, ZoneId::of),
                OptionText.parse("--session-close", sessionClose, BarSpecification::sessionClose),
                stamp,
                adjusted,
                onError,
                Optional.ofNullable(symbol));
        BarStore store = new BarStore(queues.folder());
        ImportResult result = new CsvImport(store).run(request, progress(out));
        print(out, store, result, given);
        out.flush();
        return 0;
    }

    private void print(PrintWriter out, BarStore store, ImportResult result, InstrumentTerms given) {
        QueueMetadata queue = result.queue();
        out.printf(
                Locale.ROOT,
                "Imported %,d bars of %s (%s) from %s to %s%n",
                queue.rows(),
                queue.instrument(),
                queue.interval(),
                PrintableText.line(file.toString()),
                store.folder(name));
        out.printf(
                Locale.ROOT,
                "  known from %s to %s%n",
                EpochNanos.toInstant(queue.firstTime()),
                EpochNanos.toInstant(queue.lastTime()));
        InstrumentTerms terms = queue.instrument().terms();
        if (!terms.known().isEmpty()) {
            out.println("  of " + queue.instrument() + " is known: " + DataSetCommand.words(terms)
                    + (terms.equals(given) ? "" : " (what is not given here, from the earlier queue)"));
        }
        queue.findings().forEach(finding -> out.println("  " + finding));
        if (queue.rejected() > 0) {
            out.printf(Locale.ROOT, "  rejected rows: %s%n", store.folder(name).resolve(CsvImport.REJECTS));
        }
        if (result.replaced()) {
            out.printf(Locale.ROOT, "  replaced the earlier queue '%s'%n", name);
        }
    }

    private static ImportProgress progress(PrintWriter out) {
        if (!TerminalLine.onConsole() || !(out instanceof Terminal terminal)) {
            return (rows, bytesRead, bytes) -> {};
        }
        // The cursor goes back to the line's begin, so that whatever is printed next covers it.
        return (rows, bytesRead, bytes) -> terminal.steer(
                String.format(Locale.ROOT, "%,d rows, %d %%\r", rows, 100 * bytesRead / Math.max(1, bytes)));
    }
}
