package io.hindcast.paper.session;

import io.hindcast.engine.drift.DriftAlarm;
import io.hindcast.engine.drift.DriftWatch;
import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.paper.journal.Entry;
import io.hindcast.paper.journal.EntrySink;
import io.hindcast.trading.Fill;
import java.util.ArrayList;
import java.util.List;

/** Records what came of each live bar, before anything else is told of it. */
final class OutcomeStage extends BarStage {
    private final EntrySink sink;
    private final DriftWatch drift;

    /** @param drift has seen no live bar */
    OutcomeStage(EntrySink sink, DriftWatch drift) {
        super("journal");
        this.sink = sink;
        this.drift = drift;
    }

    @Override
    protected void onBar(BarEvent event) {
        TradingOutcome outcome = event.outcome();
        if (!outcome.traded()) {
            return;
        }
        long time = event.bar().closeTime();
        if (event.hasForecast()) {
            sink.record(new Entry.Forecasted(time, event.forecastPrice()));
        }
        outcome.orders().forEach(change -> sink.record(Entry.Ordered.of(change)));
        for (Fill fill : outcome.fills()) {
            sink.record(new Entry.Filled(
                    fill.time(),
                    fill.orderId(),
                    fill.side(),
                    fill.quantity(),
                    fill.price(),
                    fill.referencePrice(),
                    fill.fee()));
        }
        drifted(event).forEach(alarm -> sink.record(new Entry.Alarmed(time, alarm)));
        sink.record(new Entry.Marked(
                time, outcome.cash(), outcome.positionValue(), outcome.equity(), outcome.benchmarkEquity()));
    }

    private List<DriftAlarm> drifted(BarEvent event) {
        List<DriftAlarm> changes = new ArrayList<>();
        event.model()
                .ifPresent(model -> changes.addAll(drift.model(model.baseline().orElse(null))));
        changes.addAll(drift.onBar(
                event.featuresComplete() ? event.features() : null, event.bar().close(), event.forecastPrice()));
        return changes;
    }
}
