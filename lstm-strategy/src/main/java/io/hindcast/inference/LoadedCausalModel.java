package io.hindcast.inference;

import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.training.LstmSettings.InferenceEngine;
import org.jspecify.annotations.Nullable;

/** A causal model as it was read from its folder. */
final class LoadedCausalModel extends LoadedModel implements TrainedModel {
    private final CausalNetwork network;
    private final CausalNetwork.@Nullable Compiled compiled;

    /**
     * @param network that of the model, probed
     * @param engine what is to compute forecasts
     */
    LoadedCausalModel(StoredModel stored, CausalNetwork network, InferenceEngine engine) {
        super(stored);
        this.network = network;
        this.compiled = compiled(engine, network::compile).orElse(null);
    }

    @Override
    public String inference() {
        return description(compiled);
    }

    @Override
    public Forecaster newForecaster() {
        return compiled == null
                ? new Dl4jForecaster(network, stored().target(), stored().windowBars(), stored().featureCount())
                : new CompiledForecaster(compiled, stored().target());
    }
}
