package io.hindcast.paper.session;

import io.hindcast.engine.drift.DriftWatch;
import io.hindcast.engine.execution.Quote;
import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.EntryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares what a backtest does on each live bar with what the session's journal says. */
final class ParityStage extends BarStage {
    private static final String NO_FORECAST = "no forecast";

    /** Relative; a forecast is computed in 32 bits, and what it says of the price is a small part of it. */
    private static final double ROUNDING = 1e-6;

    private static final String ROUNDED =
            "The forecasts differ by no more than rounding does: a model may round otherwise"
                    + " for one window, as on paper, than for many, as in a backtest. Deeplearning4j's own forward pass"
                    + " (model.engine.inference: dl4j) does, compiled inference does not.";

    private final List<RecordedBars.RecordedBar> recorded;
    private final long liveFrom;
    private final List<String> here = new ArrayList<>();
    private final OutcomeStage outcome;
    private @Nullable String difference;

    ParityStage(List<RecordedBars.RecordedBar> recorded, long liveFrom, DriftWatch drift) {
        super("parity");
        this.recorded = recorded;
        this.liveFrom = liveFrom;
        outcome = new OutcomeStage(entry -> here.add(entry.line()), drift);
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.index() < liveFrom || difference != null) {
            return;
        }
        here.clear();
        outcome.onBar(event);
        int bar = (int) (event.index() - liveFrom);
        RecordedBars.RecordedBar there = recorded.get(bar);
        boolean cutShort = bar == recorded.size() - 1
                && there.outcome().size() < here.size()
                && here.subList(0, there.outcome().size()).equals(there.outcome());
        // A session that was killed has not recorded all of its last bar.
        if (!here.equals(there.outcome()) && !cutShort) {
            difference = describe(there, event);
        }
    }

    /** The first difference with both sides' inputs; empty when there is none. */
    Optional<String> difference() {
        return Optional.ofNullable(difference);
    }

    private String describe(RecordedBars.RecordedBar there, BarEvent event) {
        int at = 0;
        while (at < here.size()
                && at < there.outcome().size()
                && here.get(at).equals(there.outcome().get(at))) {
            at++;
        }
        return String.format(
                "first difference on the bar of %s (live bar %d):%n"
                        + "  session:  %s%n"
                        + "  backtest: %s%n"
                        + "session's inputs:%n  %s%n  asked to %s%n  %s%n"
                        + "backtest's inputs:%n  %sbar,%s,%s,%s,%s,%s,%s%n  asked to %s%n  %s%s",
                EpochNanos.toInstant(event.bar().closeTime()),
                event.index() - liveFrom,
                at < there.outcome().size() ? there.outcome().get(at) : "nothing",
                at < here.size() ? here.get(at) : "nothing",
                quote(there.quote().orElse(null)) + there.input().line(),
                there.decision(),
                forecast(there.outcome()),
                quote(event.quote().orElse(null)),
                EpochNanos.toInstant(event.bar().closeTime()),
                event.bar().open(),
                event.bar().high(),
                event.bar().low(),
                event.bar().close(),
                event.bar().volume(),
                event.decision(),
                forecast(here),
                rounded(forecast(there.outcome()), forecast(here)) ? String.format("%n" + ROUNDED) : "");
    }

    /** True when both are forecasts and differ by no more than sums in another order do. */
    private static boolean rounded(String session, String backtest) {
        if (session.equals(backtest) || session.equals(NO_FORECAST) || backtest.equals(NO_FORECAST)) {
            return false;
        }
        double there = ((Entry.Forecasted) EntryParser.parse(session)).price();
        double here = ((Entry.Forecasted) EntryParser.parse(backtest)).price();
        return Math.abs(there - here) <= ROUNDING * Math.abs(here);
    }

    private static String quote(@Nullable Quote quote) {
        return quote == null ? "" : new Entry.Quoted(quote).line() + System.lineSeparator() + "  ";
    }

    private static String forecast(List<String> outcome) {
        return outcome.stream()
                .filter(line -> line.startsWith("forecast,"))
                .findFirst()
                .orElse(NO_FORECAST);
    }
}
