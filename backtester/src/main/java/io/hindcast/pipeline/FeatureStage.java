package io.hindcast.pipeline;

import io.hindcast.forecast.FeaturePipeline;

/** First stage: computes the row of features of each bar. */
public final class FeatureStage extends BarStage {
    private final FeaturePipeline pipeline;

    /** @param pipeline one that has seen no bar */
    public FeatureStage(FeaturePipeline pipeline) {
        super("features");
        this.pipeline = pipeline;
    }

    @Override
    protected void onBar(BarEvent event) {
        event.featuresComplete(pipeline.update(event.bar(), event.features()));
    }
}
