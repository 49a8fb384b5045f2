package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import io.hindcast.trading.PositionSizer;
import java.util.List;

/**
 * The {@code trading} section of a config.
 *
 * @param initialCash money at the start
 * @param slippageBps basis points of the price that a fill is worse than the market's
 * @param feeBps basis points of quantity x price that the broker takes
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
        double slippageBps,
        double feeBps,
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
        WHOLE;

        /** Turns target positions into units that can be traded. */
        public PositionSizer sizer() {
            return this == WHOLE ? PositionSizer.whole() : PositionSizer.fractional();
        }
    }

    private static final Key<Double> INITIAL_CASH =
            Key.decimal("initial-cash", 0.01, 1e15, "Money at the start").byDefault(100_000.0);
    private static final Key<Double> SLIPPAGE = Key.decimal(
                    "slippage-bps",
                    0,
                    1_000,
                    "How much worse than the market's price a fill is. Zero only where you write it, and then the run says so")
            .unit("bps")
            .byDefault(1.0);
    private static final Key<Double> FEE = Key.decimal(
                    "fee-bps", 0, 1_000, "What the broker takes of the money that changes hands. Zero as for slippage")
            .unit("bps")
            .byDefault(1.0);
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

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(
                    INITIAL_CASH, SLIPPAGE, FEE, QUANTITY, ALLOW_SHORT, INITIAL_MARGIN, MAINTENANCE_MARGIN)
            .and(Keys.section("limits", "Where the engine steps in", RiskLimits.KEYS))
            .and(ExecutionSettings.KEYS);

    /**
     * Reads the section; what is absent gets its default, and no default is free of cost.
     *
     * @throws InvalidInputException when a value is of the wrong type or out of range
     */
    public static TradingSettings read(Settings trading) {
        TradingSettings settings = new TradingSettings(
                trading.get(INITIAL_CASH),
                trading.get(SLIPPAGE),
                trading.get(FEE),
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

    /** What fills cost: the slippage and the fee of these settings, on top of the market's price. */
    FillModel fillModel() {
        return new FillAtMarket(new ProportionalSlippage(slippageBps), new ProportionalFee(feeBps));
    }

    /** What a reader of the results must be told about these settings, a line each; empty when nothing. */
    public List<String> warnings() {
        if (slippageBps == 0 && feeBps == 0) {
            return List.of(
                    "This run is free of cost (trading.slippage-bps: 0, trading.fee-bps: 0): no market is, and its"
                            + " results are better than any that could be had.");
        }
        if (slippageBps == 0) {
            return List.of("This run has no slippage (trading.slippage-bps: 0): every fill is at "
                    + (execution.latency().isZero() ? "the open" : "the market's price") + " itself.");
        }
        if (feeBps == 0) {
            return List.of("This run pays no fees (trading.fee-bps: 0).");
        }
        return List.of();
    }
}
