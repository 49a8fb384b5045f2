package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.paper.journal.Entry;
import java.util.List;
import java.util.function.Function;

/**
 * Gives each bar the quote that it had in the session, asks the strategy for what it was asked for then, and forecasts with
 * the models of the session.
 */
final class DecisionStage extends BarStage {
    private final List<RecordedBars.RecordedBar> recorded;
    private final long liveFrom;
    private final Function<Entry.ModelChange, LiveModel> models;

    DecisionStage(
            List<RecordedBars.RecordedBar> recorded, long liveFrom, Function<Entry.ModelChange, LiveModel> models) {
        super("decisions");
        this.recorded = recorded;
        this.liveFrom = liveFrom;
        this.models = models;
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.index() >= liveFrom) {
            RecordedBars.RecordedBar bar = recorded.get((int) (event.index() - liveFrom));
            event.decision(bar.decision());
            bar.model().map(models).ifPresent(event::model);
            bar.quote().ifPresent(event::quote);
        }
    }
}
