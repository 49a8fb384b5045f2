package io.hindcast.engine.execution;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The {@code trading.limits} section. A limit that is absent does not limit.
 *
 * @param position largest value of a position after a fill, as a fraction of equity
 * @param dailyLoss fall of the equity since the last close of the day before, as a fraction of it, at which the position is
 *     closed and nothing more is decided until the next day
 * @param drawdown fall of the equity from its highest close, as a fraction of it, at which the position is closed and
 *     nothing more is decided
 * @param dayZone where a day begins at midnight
 */
public record RiskLimits(double position, double dailyLoss, double drawdown, ZoneId dayZone) {
    /** Nothing is limited. */
    public static final RiskLimits NONE = new RiskLimits(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, ZoneOffset.UTC);

    private static final String OF_EQUITY = "parts of equity";
    private static final Key<Double> POSITION = Key.decimal(
                    "position",
                    1e-6,
                    100,
                    "No fill leaves a position worth more than this fraction of equity: a target is cut to it, and the run"
                            + " says how often; an order of a quantity beyond it is rejected")
            .unit(OF_EQUITY)
            .optional("no limit");
    private static final Key<Double> DAILY_LOSS = Key.decimal(
                    "daily-loss",
                    1e-6,
                    1,
                    "When equity at a close has fallen by this fraction since the last close of the day before, the position is"
                            + " closed (at the next open, where orders have no latency), and nothing is decided until the"
                            + " next day")
            .unit(OF_EQUITY)
            .optional("no limit");
    private static final Key<Double> DRAWDOWN = Key.decimal(
                    "drawdown",
                    1e-6,
                    1,
                    "When equity at a close has fallen by this fraction from its highest close, the position is closed and"
                            + " nothing more is decided")
            .unit(OF_EQUITY)
            .optional("no limit");
    // Like a limit: where it is absent, the resolved config doesn't name it.
    private static final Key<ZoneId> DAY_ZONE =
            Key.zone("day-zone", "The time zone in which days begin").optional("UTC");

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(POSITION, DAILY_LOSS, DRAWDOWN, DAY_ZONE);

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    public static RiskLimits read(Settings limits) {
        return new RiskLimits(
                limits.find(POSITION).orElse(Double.POSITIVE_INFINITY),
                limits.find(DAILY_LOSS).orElse(Double.POSITIVE_INFINITY),
                limits.find(DRAWDOWN).orElse(Double.POSITIVE_INFINITY),
                limits.find(DAY_ZONE).orElse(ZoneOffset.UTC));
    }
}
