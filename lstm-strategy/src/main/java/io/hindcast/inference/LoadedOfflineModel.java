package io.hindcast.inference;

import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.WindowScorer;

/** A model of both directions of time as it was read from its folder. */
final class LoadedOfflineModel extends LoadedModel implements OfflineModel {
    LoadedOfflineModel(StoredModel stored) {
        super(stored);
    }

    @Override
    public String inference() {
        return "dl4j";
    }

    @Override
    public WindowScorer newScorer() {
        return new Dl4jScorer(stored().graph(), stored().target(), stored().windowBars(), stored().featureCount());
    }
}
