package io.hindcast.engine.pipeline;

import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedFeatures;
import io.hindcast.forecast.FeaturePipeline;
import java.util.List;

/** First stage: computes the row of features of each bar. */
public final class FeatureStage extends BarStage {
    private final FeaturePipeline pipeline;
    private final RowObserver observer;
    private final double[] row;

    /** @param pipeline one that has seen no bar */
    public FeatureStage(FeaturePipeline pipeline) {
        this(pipeline, RowObserver.NONE);
    }

    /**
     * @param pipeline one that has seen no bar
     * @param observer sees each row
     */
    public FeatureStage(FeaturePipeline pipeline, RowObserver observer) {
        super("features");
        this.pipeline = pipeline;
        this.observer = observer;
        this.row = new double[pipeline.width()];
    }

    @Override
    public List<CallWatch> watches() {
        return pipeline instanceof ContainedFeatures contained ? List.of(contained.watch()) : List.of();
    }

    @Override
    protected void onBar(BarEvent event) {
        // Copies: the ring fills its own again, with a bar of the future, and a pipeline may have kept them.
        event.featuresComplete(pipeline.update(event.bar().copy(), row));
        System.arraycopy(row, 0, event.features(), 0, row.length);
        observer.row(event.index(), event.bar(), event.features(), event.featuresComplete());
    }
}
