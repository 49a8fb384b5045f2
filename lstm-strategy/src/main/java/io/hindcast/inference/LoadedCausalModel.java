package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.compiled.NotCompilableException;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.LstmSettings.InferenceEngine;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A causal model as it was read from its folder. */
final class LoadedCausalModel extends LoadedModel implements TrainedModel {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedCausalModel.class);

    private final CausalNetwork network;
    private final Optional<CompiledNetwork> compiled;

    /**
     * @param network that of the model, probed
     * @param engine what is to compute forecasts
     */
    LoadedCausalModel(StoredModel stored, CausalNetwork network, InferenceEngine engine) {
        super(stored);
        this.network = network;
        this.compiled = engine == InferenceEngine.COMPILED ? compile(stored, network) : Optional.empty();
    }

    private static Optional<CompiledNetwork> compile(StoredModel stored, CausalNetwork network) {
        try {
            return Optional.of(NetworkCompiler.compile(
                    network.graph(), stored.windowBars(), stored.featureCount(), Kernels.best(), Workers.shared()));
        } catch (NotCompilableException e) {
            LOG.warn("forecasts are computed by Deeplearning4j, which is slower: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String inference() {
        return compiled.isPresent() ? "compiled (" + Kernels.best().description() + ")" : "dl4j";
    }

    @Override
    public Forecaster newForecaster() {
        return compiled.<Forecaster>map(
                        program -> new CompiledForecaster(program.copy(Workers.shared()), stored().target()))
                .orElseGet(() ->
                        new Dl4jForecaster(network, stored().target(), stored().windowBars(), stored().featureCount()));
    }
}
