package io.hindcast.engine.execution;

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

    /**
     * Reads the section.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong type or out of range
     */
    public static RiskLimits read(Settings limits) {
        return new RiskLimits(
                optional(limits, "position", 100),
                optional(limits, "daily-loss", 1),
                optional(limits, "drawdown", 1),
                // Like a limit: where it is absent, the resolved config doesn't name it.
                limits.has("day-zone") ? limits.zone("day-zone", ZoneOffset.UTC) : ZoneOffset.UTC);
    }

    private static double optional(Settings limits, String key, double most) {
        return limits.has(key) ? limits.decimal(key, most, 1e-6, most) : Double.POSITIVE_INFINITY;
    }
}
