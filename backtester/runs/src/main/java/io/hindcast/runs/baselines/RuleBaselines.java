package io.hindcast.runs.baselines;

import io.hindcast.engine.rules.MacdProvider;
import io.hindcast.engine.rules.MomentumProvider;
import io.hindcast.engine.rules.ReversalProvider;
import io.hindcast.engine.rules.RuleMode;
import io.hindcast.engine.rules.RuleProvider;
import io.hindcast.runs.baselines.Baselines.Contender;
import io.hindcast.runs.config.BaselineSettings;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.strategy.Strategy;
import io.hindcast.strategy.StrategySetup;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The baselines that need nothing but bars: strategies that a config can name as well. */
public final class RuleBaselines {
    private RuleBaselines() {}

    /** Those of a run; none where its config wants none. */
    public static Baselines of(RunConfig<?> run, QueueMetadata queue, boolean randomTrader) {
        if (!run.baselines().enabled()) {
            return Baselines.NONE;
        }
        return new Baselines(
                List.of(
                        contender(
                                BaselineName.TIME_SERIES_MOMENTUM,
                                "the sign of the return over 252 days (Moskowitz, Ooi and Pedersen 2012)",
                                new MomentumProvider(),
                                run,
                                queue),
                        contender(
                                BaselineName.MACD,
                                "the side of its signal line, 12, 26 and 9 days (Appel 2005)",
                                new MacdProvider(),
                                run,
                                queue),
                        contender(
                                BaselineName.ONE_DAY_REVERSAL,
                                "minus the sign of the last day's return (Lehmann 1990, with days)",
                                new ReversalProvider(),
                                run,
                                queue)),
                List.of(),
                List.of(),
                randomTrader);
    }

    private static Contender contender(
            BaselineName name, String rule, RuleProvider provider, RunConfig<?> run, QueueMetadata queue) {
        BaselineSettings settings = run.baselines();
        Strategy strategy = provider.create(StrategySetup.of(
                MapSettings.of(Map.of("mode", word(settings.mode()), "fraction", settings.fraction())),
                queue.instrument(),
                queue.interval(),
                queue.zone(),
                run.trading().costs()));
        return new Contender(
                name,
                rule + ", " + word(settings.mode()) + ", " + settings.fraction() + " of equity"
                        + (queue.interval().intraday()
                                ? "; decided at the close of the first bar of the next day"
                                : ""),
                strategy);
    }

    private static String word(RuleMode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
