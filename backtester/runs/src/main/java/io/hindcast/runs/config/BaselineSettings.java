package io.hindcast.runs.config;

import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.rules.RuleMode;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.Map;

/**
 * The {@code baselines} section of a config.
 *
 * @param enabled whether the run has any
 * @param mode what the rules among them do where they say short
 * @param fraction of equity that a position of a rule takes
 */
public record BaselineSettings(boolean enabled, RuleMode mode, double fraction) {
    /** The name of the section. */
    static final String SECTION = "baselines";

    private static final Key<Boolean> ENABLED = Key.flag(
                    "enabled", "Whether the run is set beside the baselines of docs/baselines.md")
            .byDefault(true);
    private static final Key<RuleMode> MODE = Key.choice(
                    "mode",
                    RuleMode.class,
                    "What momentum, MACD and reversal do where they say short: stay out, or be short")
            .usually(
                    "`long-short` where the strategy's own `mode` is and `trading.allow-short` is true; else `long-flat`");
    private static final Key<Double> FRACTION = Key.decimal(
                    "fraction", 1e-6, 1, "The part of equity that a position of theirs takes")
            .unit("parts of equity")
            .byDefault(0.95);

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(ENABLED, MODE, FRACTION);

    /**
     * Reads the section.
     *
     * @param strategy the resolved section of the run's strategy
     * @param trading of the run
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong
     */
    static BaselineSettings read(Settings section, Map<String, Object> strategy, TradingSettings trading) {
        boolean shorts = trading.allowShort() && "long-short".equals(strategy.get("mode"));
        return new BaselineSettings(
                section.get(ENABLED),
                section.get(MODE.byDefault(shorts ? RuleMode.LONG_SHORT : RuleMode.LONG_FLAT)),
                section.get(FRACTION));
    }
}
