package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.WindowScorer;

/** Stands in the place of the forecast stage where a model of both directions of time is evaluated offline. */
final class HindsightStage extends WindowStage {
    private final WindowScorer scorer;

    /**
     * @param scorer for this stage alone, which closes it
     * @param target what the scorer's values mean
     */
    HindsightStage(Scaler scaler, WindowScorer scorer, ForecastTarget target) {
        super(scaler, scorer.windowBars(), scorer.featureCount(), target);
        this.scorer = scorer;
    }

    @Override
    protected void evaluate(float[] windows, int count, double[] values) {
        scorer.score(windows, count, values);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
