package io.hindcast.engine.execution;

import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.TradingCosts;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The {@code trading} section of a config.
 *
 * @param initialCash money at the start
 * @param parts slippage, fees, fills, sizing and checks
 * @param quantity whether a fraction of a unit can be traded
 * @param allowShort whether a position may be negative
 * @param initialMargin equity needed after a fill that opens or increases a short position, as a fraction of that
 *     position's value at the market's price
 * @param maintenanceMargin equity needed at each close, as a fraction of a short position's value; below it the position
 *     is covered at the next open
 * @param limits where the engine steps in
 * @param execution how orders reach the market and how much of it they may take
 */
public record TradingSettings(
        double initialCash,
        PartSettings parts,
        Quantity quantity,
        boolean allowShort,
        double initialMargin,
        double maintenanceMargin,
        RiskLimits limits,
        ExecutionSettings execution) {
    /** What can be traded of a unit. */
    public enum Quantity {
        /** Any fraction. */
        FRACTIONAL,
        /** Whole units only. */
        WHOLE
    }

    private static final Key<Double> INITIAL_CASH =
            Key.decimal("initial-cash", 0.01, 1e15, "Money at the start").byDefault(100_000.0);
    private static final Key<Quantity> QUANTITY = Key.choice(
                    "quantity", Quantity.class, "Whether a fraction of a unit can be traded, or whole units alone")
            .byDefault(Quantity.FRACTIONAL);
    private static final Key<Boolean> ALLOW_SHORT =
            Key.flag("allow-short", "Whether a position may be negative").byDefault(false);
    private static final Key<Double> INITIAL_MARGIN = Key.decimal(
                    "initial-margin",
                    0.01,
                    10,
                    "Equity that a short position needs when it is opened, as a fraction of its value")
            .unit("parts of the position's value")
            .byDefault(0.5);
    private static final Key<Double> MAINTENANCE_MARGIN = Key.decimal(
                    "maintenance-margin",
                    0.01,
                    10,
                    "Equity that a short position needs at each close, as a fraction of its value; at most initial-margin")
            .unit("parts of the position's value")
            .byDefault(0.25);

    /** What the section may hold, before it is known which parts it names. */
    public static final Keys KEYS = keys(kind -> Keys.of(ProviderKind.NAME).open());

    /**
     * What the section may hold.
     *
     * @param named what a section that names a part of a kind may hold
     */
    public static Keys keys(Function<ProviderKind<?>, Keys> named) {
        return Keys.of(INITIAL_CASH)
                .and(PartSettings.BPS)
                .and(QUANTITY, ALLOW_SHORT, INITIAL_MARGIN, MAINTENANCE_MARGIN)
                .and(Keys.section("limits", "Where the engine steps in", RiskLimits.KEYS))
                .and(ExecutionSettings.KEYS)
                .and(PartSettings.keys(named));
    }

    /**
     * Reads the section; what is absent gets its default, and no default is free of cost.
     *
     * @param market what is traded, and what finds the parts that are named
     * @throws InvalidInputException when a value is of the wrong type or out of range, or a part is not there
     */
    public static TradingSettings read(MapSettings trading, TradedMarket market) {
        TradingSettings settings = new TradingSettings(
                trading.get(INITIAL_CASH),
                PartSettings.read(trading, market),
                trading.get(QUANTITY),
                trading.get(ALLOW_SHORT),
                trading.get(INITIAL_MARGIN),
                trading.get(MAINTENANCE_MARGIN),
                RiskLimits.read(trading.section("limits")),
                ExecutionSettings.read(trading));
        if (settings.maintenanceMargin > settings.initialMargin) {
            throw trading.invalid(
                    MAINTENANCE_MARGIN,
                    "must be at most initial-margin (" + settings.initialMargin + "), but is "
                            + settings.maintenanceMargin
                            + ": a short position would be called on the bar that opened it. Lower it or raise"
                            + " initial-margin.");
        }
        return settings;
    }

    /** The same where no loss ends the trading. */
    public TradingSettings withoutHalts() {
        return new TradingSettings(
                initialCash,
                parts,
                quantity,
                allowShort,
                initialMargin,
                maintenanceMargin,
                new RiskLimits(limits.position(), Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, limits.dayZone()),
                execution);
    }

    /** What a fill costs, for strategies that ask. */
    public TradingCosts costs() {
        return new FillCosts(parts.create().costs());
    }

    /** What a reader of the results must be told about these settings, a line each; empty when nothing. */
    public List<String> warnings() {
        boolean noSlippage = parts.slippageBps().equals(OptionalDouble.of(0));
        boolean noFees = parts.feeBps().equals(OptionalDouble.of(0));
        if (noSlippage && noFees) {
            return List.of(
                    "This run is free of cost (trading.slippage-bps: 0, trading.fee-bps: 0): no market is, and its"
                            + " results are better than any that could be had.");
        }
        if (noSlippage) {
            return List.of("This run has no slippage (trading.slippage-bps: 0): every fill is at "
                    + (execution.latency().isZero() ? "the open" : "the market's price") + " itself.");
        }
        return noFees ? List.of("This run pays no fees (trading.fee-bps: 0).") : List.of();
    }
}
