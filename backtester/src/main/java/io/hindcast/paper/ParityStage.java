package io.hindcast.paper;

import io.hindcast.market.EpochNanos;
import io.hindcast.pipeline.BarEvent;
import io.hindcast.pipeline.BarStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what a backtest does on each live bar with what the session's journal says. */
final class ParityStage extends BarStage {
    private final List<RecordedBars.RecordedBar> recorded;
    private final long liveFrom;
    private final List<String> here = new ArrayList<>();
    private final OutcomeStage outcome = new OutcomeStage(entry -> here.add(entry.line()));
    private Optional<String> difference = Optional.empty();

    ParityStage(List<RecordedBars.RecordedBar> recorded, long liveFrom) {
        super("parity");
        this.recorded = recorded;
        this.liveFrom = liveFrom;
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.index() < liveFrom || difference.isPresent()) {
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
            difference = Optional.of(describe(there, event));
        }
    }

    /** The first difference with both sides' inputs; empty when there is none. */
    Optional<String> difference() {
        return difference;
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
                        + "backtest's inputs:%n  bar,%s,%s,%s,%s,%s,%s%n  asked to %s%n  %s",
                EpochNanos.toInstant(event.bar().closeTime()),
                event.index() - liveFrom,
                at < there.outcome().size() ? there.outcome().get(at) : "nothing",
                at < here.size() ? here.get(at) : "nothing",
                there.input().line(),
                there.decision(),
                forecast(there.outcome()),
                EpochNanos.toInstant(event.bar().closeTime()),
                event.bar().open(),
                event.bar().high(),
                event.bar().low(),
                event.bar().close(),
                event.bar().volume(),
                event.decision(),
                forecast(here));
    }

    private static String forecast(List<String> outcome) {
        return outcome.stream()
                .filter(line -> line.startsWith("forecast,"))
                .findFirst()
                .orElse("no forecast");
    }
}
