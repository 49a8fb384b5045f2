package io.hindcast.inference;

import io.hindcast.compiled.NotCompilableException;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.kernel.Kernels;
import io.hindcast.training.LstmSettings.InferenceEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What models of either direction of time tell of themselves. */
abstract class LoadedModel implements FittedModel {
    private static final Logger LOG = LoggerFactory.getLogger(LoadedModel.class);

    private final StoredModel stored;

    LoadedModel(StoredModel stored) {
        this.stored = stored;
    }

    /** Makes a program of the model's weights. */
    interface Compilation<P> {
        P compile() throws NotCompilableException;
    }

    /** The program; nothing where another engine was asked for, or the compiler doesn't know the network. */
    static <P> Optional<P> compiled(InferenceEngine engine, Compilation<P> compilation) {
        if (engine != InferenceEngine.COMPILED) {
            return Optional.empty();
        }
        try {
            return Optional.of(compilation.compile());
        } catch (NotCompilableException e) {
            LOG.warn("forecasts are computed by Deeplearning4j, which is slower: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** See {@link FittedModel#inference()}. */
    static String description(@Nullable Object compiled) {
        return compiled != null ? "compiled (" + Kernels.best().description() + ")" : "dl4j";
    }

    final StoredModel stored() {
        return stored;
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
    public double constantLoss() {
        Double loss = stored.document().constantLoss();
        return loss == null ? Double.NaN : loss;
    }

    @Override
    public boolean constant() {
        return stored.document().constant();
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
    public Map<String, Double> fitted() {
        Map<String, Double> fitted = new LinkedHashMap<>();
        List<String> features = stored.document().features();
        for (int i = 0; i < features.size(); i++) {
            fitted.put(features.get(i) + " shift", stored.scaler().shift()[i]);
            fitted.put(features.get(i) + " spread", 1 / stored.scaler().factor()[i]);
        }
        fitted.put("target shift", stored.target().shift()[0]);
        fitted.put("target spread", 1 / stored.target().factor()[0]);
        return fitted;
    }

    @Override
    public String scaling() {
        return stored.document().scaling();
    }
}
