package io.hindcast.lstm;

import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.OfflineForecastModel;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.training.LstmSettings;
import io.hindcast.training.architecture.ArchitectureName;
import io.hindcast.training.architecture.CausalArchitecture;
import io.hindcast.training.architecture.OfflineArchitecture;
import java.util.List;
import java.util.stream.Stream;

/** Offers the forecast model {@code lstm}. */
public final class LstmModelProvider implements ForecastModelProvider {
    private static final Key<ArchitectureName> ARCHITECTURE = ArchitectureName.KEY;

    /** For {@link java.util.ServiceLoader}. */
    public LstmModelProvider() {}

    @Override
    public String name() {
        return "lstm";
    }

    @Override
    public String description() {
        return "LSTM networks of the architectures in docs/architectures.md";
    }

    @Override
    public Keys keys() {
        return LstmSettings.KEYS;
    }

    @Override
    public ForecastModel configure(Settings model) {
        LstmSettings settings = LstmSettings.read(model);
        return switch (settings.architecture()) {
            case CausalArchitecture causal -> new LstmModel(settings, causal);
            case OfflineArchitecture offline ->
                throw model.invalid(
                        ARCHITECTURE,
                        offline.name() + " reads each window backwards in time as well, so it is for offline evaluation"
                                + " only and can't make live forecasts; use its causal alternative "
                                + offline.causalAlternative());
        };
    }

    /** The reference's five, and beside its bidirectional deep model the twin that can be traded live. */
    @Override
    public List<String> architectures() {
        return Stream.of(
                        ArchitectureName.STACKED,
                        ArchitectureName.PYRAMID,
                        ArchitectureName.VARIATIONAL,
                        ArchitectureName.BIDIRECTIONAL,
                        ArchitectureName.DEEP_BIDIRECTIONAL,
                        ArchitectureName.DEEP)
                .map(ArchitectureName::toString)
                .toList();
    }

    @Override
    public boolean isOffline(Settings model) {
        return LstmSettings.read(model).architecture() instanceof OfflineArchitecture;
    }

    @Override
    public OfflineForecastModel configureOffline(Settings model) {
        LstmSettings settings = LstmSettings.read(model);
        return switch (settings.architecture()) {
            case OfflineArchitecture offline -> new OfflineLstmModel(settings, offline);
            case CausalArchitecture causal ->
                throw model.invalid(
                        ARCHITECTURE,
                        causal.name() + " is causal; configure it as a forecast model, not as an offline one");
        };
    }
}
