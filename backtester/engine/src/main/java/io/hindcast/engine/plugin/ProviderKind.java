package io.hindcast.engine.plugin;

import io.hindcast.cost.FeeModelProvider;
import io.hindcast.cost.FillModelProvider;
import io.hindcast.cost.SlippageModelProvider;
import io.hindcast.feed.BarFeedProvider;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.plugin.PartProvider;
import io.hindcast.risk.RiskCheckProvider;
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
 */
public record ProviderKind<P>(String word, Class<P> type, Function<P, String> name, Function<P, String> description) {
    /** Named by {@code strategy.name}. */
    public static final ProviderKind<StrategyProvider> STRATEGY = new ProviderKind<>(
            "strategy", StrategyProvider.class, StrategyProvider::name, StrategyProvider::description);

    /** Named by {@code model.name}. */
    public static final ProviderKind<ForecastModelProvider> MODEL = new ProviderKind<>(
            "forecast model",
            ForecastModelProvider.class,
            ForecastModelProvider::name,
            ForecastModelProvider::description);

    /** Named on the command line of {@code hindcast feed}. */
    public static final ProviderKind<BarFeedProvider> FEED =
            new ProviderKind<>("feed", BarFeedProvider.class, BarFeedProvider::name, BarFeedProvider::description);

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

    /** All of them. */
    public static final List<ProviderKind<?>> ALL =
            List.of(STRATEGY, MODEL, FEED, FEES, SLIPPAGE, FILLS, SIZING, CHECK);

    private static <P extends PartProvider<?>> ProviderKind<P> part(String word, Class<P> type) {
        return new ProviderKind<>(word, type, PartProvider::name, PartProvider::description);
    }
}
