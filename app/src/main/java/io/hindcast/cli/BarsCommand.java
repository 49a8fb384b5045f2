package io.hindcast.cli;

import io.hindcast.market.Interval;
import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.PrintableText;
import io.hindcast.store.importing.trades.TradeBars;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hindcast bars}. */
@Command(
        name = "bars",
        mixinStandardHelpOptions = true,
        description = "Makes bars of single trades (CSV: timestamp in epoch seconds, milli-, micro- or"
                + " nanoseconds, price, amount), stamped at their"
                + " begin; an interval without a trade has no bar.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast bars bitstamp_trades_from_20131125_usd.csv --interval 1m --out data/btcusd-1m.csv")
final class BarsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TRADES", description = "CSV file of trades in the order of time.")
    private Path trades;

    @Option(
            names = "--interval",
            paramLabel = "INTERVAL",
            defaultValue = "1m",
            description = "How long a bar is. Default: ${DEFAULT-VALUE}.")
    private String interval;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The CSV file of bars to write.")
    private Path out;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description = "Which trades of a file that holds several symbols.")
    private @Nullable String symbol;

    @Override
    public Integer call() {
        long bars = TradeBars.write(
                trades,
                interval(),
                symbol,
                out,
                finding -> spec.commandLine().getErr().println("warning: " + PrintableText.line(finding)));
        spec.commandLine()
                .getOut()
                .println(String.format(Locale.ROOT, "Wrote %,d bars to %s", bars, Workspace.shown(out)));
        return 0;
    }

    private Interval interval() {
        try {
            return Interval.parse(interval);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("--interval: " + e.getMessage(), e);
        }
    }
}
