package io.hindcast.engine.plugin;

import io.hindcast.cost.FeeModelProvider;
import io.hindcast.cost.FillModelProvider;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.metric.MetricProvider;
import io.hindcast.plugin.PartProvider;
import io.hindcast.risk.RiskCheckProvider;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.sizing.PositionSizerProvider;
import io.hindcast.strategy.StrategyProvider;
import java.util.List;
import java.util.function.Function;

/**
 * A kind of thing that a config names and a provider makes.
 *
 * @param <P> the provider
 * @param word for it in messages
 * @param type of the provider, under whose name services are listed
 * @param name as it stands in a config
 * @param description a line; empty when there is none
 * @param keys what its section may hold beside {@code name}
 */
public record ProviderKind<P>(
        String word, Class<P> type, Function<P, String> name, Function<P, String> description, Function<P, Keys> keys) {
    /** By which a section says what it is of. */
    public static final Key<String> NAME = Key.text("name", "Which one");

    /** Named by {@code strategy.name}. */
    public static final ProviderKind<StrategyProvider> STRATEGY = new ProviderKind<>(
            "strategy",
            StrategyProvider.class,
            StrategyProvider::name,
            StrategyProvider::description,
            StrategyProvider::keys);

    /** Named by {@code model.name}. */
    public static final ProviderKind<ForecastModelProvider> MODEL = new ProviderKind<>(
            "forecast model",
            ForecastModelProvider.class,
            ForecastModelProvider::name,
            ForecastModelProvider::description,
            ForecastModelProvider::keys);

    /** Named by {@code trading.fees.name}. */
    public static final ProviderKind<FeeModelProvider> FEES = part("fee model", FeeModelProvider.class);

    /** Named by {@code trading.slippage.name}. */
    public static final ProviderKind<SlippageModelProvider> SLIPPAGE =
            part("slippage model", SlippageModelProvider.class);

    /** Named by {@code trading.fills.name}. */
    public static final ProviderKind<FillModelProvider> FILLS = part("fill model", FillModelProvider.class);

    /** Named by {@code trading.sizing.name}. */
    public static final ProviderKind<PositionSizerProvider> SIZING =
            part("position sizer", PositionSizerProvider.class);

    /** Named in the list {@code trading.checks}. */
    public static final ProviderKind<RiskCheckProvider> CHECK = part("risk check", RiskCheckProvider.class);

    /** Named in the list {@code metrics}. */
    public static final ProviderKind<MetricProvider> METRIC = part("metric", MetricProvider.class);

    /** Named on the command line of {@code hindcast feed}. */
    public static final ProviderKind<BarFeedProvider> FEED = new ProviderKind<>(
            "feed", BarFeedProvider.class, BarFeedProvider::name, BarFeedProvider::description, BarFeedProvider::keys);

    /** All of them. */
    public static final List<ProviderKind<?>> ALL =
            List.of(STRATEGY, MODEL, FEES, SLIPPAGE, FILLS, SIZING, CHECK, METRIC, FEED);

    private static <P extends PartProvider<?>> ProviderKind<P> part(String word, Class<P> type) {
        return new ProviderKind<>(word, type, PartProvider::name, PartProvider::description, PartProvider::keys);
    }
}
