package io.hindcast.inference;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import java.util.List;

/** A causal model as it was read from its folder. */
final class LoadedModel implements TrainedModel {
    private final StoredModel stored;
    private final CausalNetwork network;

    /** @param network that of the model, probed */
    LoadedModel(StoredModel stored, CausalNetwork network) {
        this.stored = stored;
        this.network = network;
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
    public Forecaster newForecaster() {
        return new Dl4jForecaster(network, stored.target(), stored.windowBars(), stored.featureCount());
    }
}
