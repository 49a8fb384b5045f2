package io.hindcast.inference;

import io.hindcast.compiled.CompiledNetwork;
import io.hindcast.compiled.NetworkCompiler;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.WindowScorer;
import io.hindcast.kernel.Kernels;
import io.hindcast.kernel.Workers;
import io.hindcast.training.LstmSettings.InferenceEngine;
import org.jspecify.annotations.Nullable;

/** A model of both directions of time as it was read from its folder. */
final class LoadedOfflineModel extends LoadedModel implements OfflineModel {
    private final @Nullable CompiledNetwork compiled;

    /** @param engine what is to compute scores */
    LoadedOfflineModel(StoredModel stored, InferenceEngine engine) {
        super(stored);
        compiled = compiled(
                        engine,
                        () -> NetworkCompiler.compile(
                                stored.graph(),
                                stored.windowBars(),
                                stored.featureCount(),
                                Kernels.best(),
                                Workers.shared()))
                .orElse(null);
    }

    @Override
    public String inference() {
        return description(compiled);
    }

    @Override
    public WindowScorer newScorer() {
        return compiled == null
                ? new Dl4jScorer(stored().graph(), stored().target(), stored().windowBars(), stored().featureCount())
                : new CompiledScorer(compiled, stored().target());
    }
}
