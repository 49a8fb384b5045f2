package io.hindcast.inference;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.WindowScorer;
import java.util.List;

/** A model of both directions of time as it was read from its folder. */
final class LoadedOfflineModel implements OfflineModel {
    private final StoredModel stored;

    LoadedOfflineModel(StoredModel stored) {
        this.stored = stored;
    }

    @Override
    public String hash() {
        return stored.document().hash();
    }

    @Override
    public String description() {
        return stored.document().description();
    }

    @Override
    public long parameters() {
        return stored.document().parameters();
    }

    @Override
    public String trainedOn() {
        return stored.document().trainedOn();
    }

    @Override
    public List<EpochResult> training() {
        return stored.training();
    }

    @Override
    public Scaler scaler() {
        return stored.scaler();
    }

    @Override
    public String scaling() {
        return stored.document().scaling();
    }

    @Override
    public WindowScorer newScorer() {
        return new Dl4jScorer(stored.graph(), stored.target(), stored.windowBars(), stored.featureCount());
    }
}
