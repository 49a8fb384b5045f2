package io.hindcast.runs.config;

import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.NamedMetric;
import io.hindcast.engine.pipeline.PipelineSettings;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.split.CombinatorialSettings;
import io.hindcast.engine.split.SplitSettings;
import io.hindcast.engine.split.WalkForwardSettings;
import io.hindcast.runs.live.LiveSettings;
import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import java.util.Map;
import java.util.function.Function;

/** What a config may hold. Sections in which a name chooses what else they hold are open until it is read. */
public final class ConfigKeys {
    /** The {@code name} of a run. */
    static final Key<String> NAME = Key.text(
                    "name", "[A-Za-z0-9._-]{1,100}", "What runs, sessions and folders are named after")
            .usually("the file's name");

    /** The {@code seed} of a run. */
    public static final Key<Long> SEED =
            Key.longInteger("seed", "Of everything that is drawn").byDefault(42L);

    /** The section of what stands beside a run in hindsight. */
    public static final String COMBINATORIAL = EvaluationSettings.COMBINATORIAL;

    /** The key of a {@code model} section that makes it a mean of several. */
    public static final Key<Integer> SEEDS = Key.integer(
                    "seeds",
                    1,
                    1_000,
                    "Trains as many, from the config's `seed` on, and forecasts their mean; the spread stands beside it")
            .optional("1");

    private static final Keys NAMED = Keys.of(ProviderKind.NAME);
    private static final Keys RUN = of(NAMED.open(), LabelConfig.KEYS.open(), kind -> NAMED.open());
    private static final Keys LABELS =
            Keys.of(NAME, SEED, data(), features(NAMED.open()), regimes(LabelConfig.KEYS.open()));

    private ConfigKeys() {}

    /** What the config of a backtest, a session or labels may hold, with what providers declare where they are named. */
    public static Keys of(Providers providers) {
        return of(named(providers.featureKeys()), labels(Providers.labelerKeys()), kind -> named(providers.keys(kind)));
    }

    /** What the config of a backtest may hold, before it is known what it names. */
    public static Keys run() {
        return RUN;
    }

    /**
     * Declares what the config of a run, or of labels where it has no strategy, may hold.
     *
     * @throws io.hindcast.settings.InvalidInputException when a key is unknown
     */
    public static void declare(MapSettings config) {
        config.declare(config.has("strategy") || !config.has(LabelConfig.SECTION) ? RUN : LABELS);
    }

    private static Keys of(Keys features, Keys regimes, Function<ProviderKind<?>, Keys> named) {
        return Keys.of(
                NAME,
                SEED,
                data(),
                features(features),
                EvaluationSettings.EVALUATION,
                Keys.section(
                        EvaluationSettings.SPLIT,
                        "Where training ends, in time order; only test is traded and scored",
                        SplitSettings.KEYS),
                Keys.section(
                        EvaluationSettings.WALK_FORWARD,
                        "Which bars each model learns from and trades, with `evaluation: walk-forward`",
                        WalkForwardSettings.KEYS),
                Keys.section(
                        EvaluationSettings.COMBINATORIAL,
                        "Combinatorial purged cross-validation beside the run: a distribution of paths, in hindsight",
                        CombinatorialSettings.KEYS),
                Keys.section(
                        "model",
                        "What forecasts; a strategy that needs no forecast needs none",
                        named.apply(ProviderKind.MODEL).and(SEEDS)),
                Keys.section("strategy", "What decides", named.apply(ProviderKind.STRATEGY)),
                Keys.section("trading", "Cash, costs and rules", TradingSettings.keys(named)),
                Keys.section("annualisation", "Bars a year; left out, the data decides", Annualisation.KEYS),
                NamedMetric.key(named.apply(ProviderKind.METRIC)),
                Keys.section(
                        "pipeline",
                        "How the line runs; none but the timeout can change a result",
                        PipelineSettings.KEYS),
                regimes(regimes),
                Keys.section(
                        BaselineSettings.SECTION,
                        "What the run is set beside, on the same bars at the same costs",
                        BaselineSettings.KEYS),
                Keys.section(
                        VerdictSettings.SECTION,
                        "How sure an answer must be; see docs/verdict.md",
                        VerdictSettings.KEYS),
                Keys.section("paper", "Read by `hindcast paper` alone", LiveSettings.KEYS.and(UpkeepSettings.KEYS)));
    }

    private static Declared data() {
        return Keys.neededSection("data", "Which bars", DataSection.KEYS);
    }

    private static Declared features(Keys entry) {
        return Keys.list("features", "What is computed on all bars and fed to the model", entry);
    }

    private static Declared regimes(Keys section) {
        return Keys.section(LabelConfig.SECTION, "How the report's regimes are labelled, in hindsight", section);
    }

    private static Keys labels(Map<String, Keys> labelers) {
        Key<String> labeler = labelers.isEmpty()
                ? Providers.LABELER
                : Providers.LABELER.byDefault(labelers.keySet().iterator().next());
        return LabelConfig.KEYS.with(labeler).choosing(labeler, labelers);
    }

    private static Keys named(Map<String, Keys> keys) {
        return NAMED.choosing(ProviderKind.NAME, keys);
    }
}
