package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.FreshModel;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.WindowScorer;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Stands in the place of the forecast stage where models of both directions of time are evaluated offline. */
final class HindsightStage extends WindowStage {
    private final SortedMap<Long, OfflineModel> later;
    private final Function<OfflineModel, FreshModel> asFresh;
    private OfflineModel model;
    private WindowScorer scorer;

    /**
     * @param model the first one
     * @param scorer of it, for this stage alone, which closes it
     * @param later others, by the close of the first bar that each is evaluated on
     * @param target what the scorers' values mean
     * @param asFresh makes a model ready to be asked again
     */
    HindsightStage(
            OfflineModel model,
            WindowScorer scorer,
            SortedMap<Long, OfflineModel> later,
            ForecastTarget target,
            Function<OfflineModel, FreshModel> asFresh) {
        super(model.scaler(), scorer.windowBars(), scorer.featureCount(), target);
        this.model = model;
        this.scorer = scorer;
        this.later = new TreeMap<>(later);
        this.asFresh = asFresh;
    }

    @Override
    protected boolean changesAt(BarEvent event) {
        return event.isBar() && !later.isEmpty() && event.bar().closeTime() >= later.firstKey();
    }

    @Override
    protected Scaler adopt(BarEvent event) {
        while (changesAt(event)) {
            model = Objects.requireNonNull(later.remove(later.firstKey()));
        }
        scorer.close();
        scorer = model.newScorer();
        return model.scaler();
    }

    @Override
    protected FreshModel fresh() {
        return asFresh.apply(model);
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
