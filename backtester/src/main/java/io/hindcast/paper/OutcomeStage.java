package io.hindcast.paper;

import io.hindcast.pipeline.BarEvent;
import io.hindcast.pipeline.BarStage;
import io.hindcast.pipeline.TradingOutcome;
import io.hindcast.trading.Fill;

/** Records what came of each live bar, before anything else is told of it. */
final class OutcomeStage extends BarStage {
    private final EntrySink sink;

    OutcomeStage(EntrySink sink) {
        super("journal");
        this.sink = sink;
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
        sink.record(new Entry.Marked(
                time, outcome.cash(), outcome.positionValue(), outcome.equity(), outcome.benchmarkEquity()));
    }
}
