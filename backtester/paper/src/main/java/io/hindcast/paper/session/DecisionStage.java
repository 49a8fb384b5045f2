package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import java.util.List;

/** Gives each bar the quote that it had in the session, and asks the strategy for what it was asked for then. */
final class DecisionStage extends BarStage {
    private final List<RecordedBars.RecordedBar> recorded;
    private final long liveFrom;

    DecisionStage(List<RecordedBars.RecordedBar> recorded, long liveFrom) {
        super("decisions");
        this.recorded = recorded;
        this.liveFrom = liveFrom;
    }

    @Override
    protected void onBar(BarEvent event) {
        if (event.index() >= liveFrom) {
            RecordedBars.RecordedBar bar = recorded.get((int) (event.index() - liveFrom));
            event.decision(bar.decision());
            bar.quote().ifPresent(event::quote);
        }
    }
}
