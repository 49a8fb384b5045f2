package io.hindcast.experiment;

import io.hindcast.forecast.FeaturePipelineProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.regime.RegimeLabelerProvider;
import io.hindcast.settings.NearestName;
import io.hindcast.settings.Settings;
import io.hindcast.strategy.StrategyProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Function;

/** What the class path offers: strategies, forecast models, features. */
final class Providers {
    private Providers() {}

    static StrategyProvider strategy(Settings section) {
        return named(section, load(StrategyProvider.class), StrategyProvider::name, "strategy");
    }

    static ForecastModelProvider model(Settings section) {
        return named(section, load(ForecastModelProvider.class), ForecastModelProvider::name, "forecast model");
    }

    static RegimeLabelerProvider labeler(Settings section) {
        List<RegimeLabelerProvider> labelers = load(RegimeLabelerProvider.class);
        String usual = labelers.isEmpty() ? "" : labelers.getFirst().name();
        String wanted = section.text("labeler", usual);
        return named(section, "labeler", wanted, labelers, RegimeLabelerProvider::name, "regime labeler");
    }

    static FeaturePipelineProvider features() {
        return ServiceLoader.load(FeaturePipelineProvider.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no feature provider on the class path; the distribution is incomplete, build it again"));
    }

    private static <P> List<P> load(Class<P> type) {
        return ServiceLoader.load(type).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    private static <P> P named(Settings section, List<P> providers, Function<P, String> name, String kind) {
        return named(section, "name", section.text("name"), providers, name, kind);
    }

    private static <P> P named(
            Settings section, String key, String wanted, List<P> providers, Function<P, String> name, String kind) {
        List<String> names = providers.stream().map(name).sorted().toList();
        return providers.stream()
                .filter(provider -> name.apply(provider).equals(wanted))
                .findFirst()
                .orElseThrow(() -> section.invalid(
                        key,
                        "there is no " + kind + " '" + wanted + "'" + NearestName.suggestion(wanted, names)
                                + "; there are: " + String.join(", ", names)));
    }
}
