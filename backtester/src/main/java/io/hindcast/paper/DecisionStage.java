package io.hindcast.paper;

import io.hindcast.pipeline.BarEvent;
import io.hindcast.pipeline.BarStage;
import java.util.List;

/** Asks the strategy for what it was asked for in the session. */
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
            event.decision(recorded.get((int) (event.index() - liveFrom)).decision());
        }
    }
}
