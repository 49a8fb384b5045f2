package io.hindcast.engine.execution;

import io.hindcast.market.EpochNanos;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the equity at each close and says when a loss has gone beyond its limit. */
final class LossHalts {
    private final RiskLimits limits;
    private double peak;
    private double close;
    private double dayStart;
    private @Nullable LocalDate day;
    private @Nullable String lasting;
    private @Nullable String today;

    /** @param equity at the start */
    LossHalts(RiskLimits limits, double equity) {
        this.limits = limits;
        peak = equity;
        close = equity;
    }

    /** Takes the equity at a close. */
    void mark(long time, double equity) {
        LocalDate date = EpochNanos.toInstant(time).atZone(limits.dayZone()).toLocalDate();
        if (!date.equals(day)) {
            day = date;
            dayStart = close;
            today = null;
        }
        close = equity;
        peak = Math.max(peak, equity);
        if (today == null && hasLost(dayStart, equity, limits.dailyLoss())) {
            today = reason("daily-loss", limits.dailyLoss(), dayStart, equity);
        }
        if (lasting == null && hasLost(peak, equity, limits.drawdown())) {
            lasting = reason("drawdown", limits.drawdown(), peak, equity);
        }
    }

    /** Why nothing may be decided now; empty when it may. */
    Optional<String> halt() {
        return Optional.ofNullable(lasting == null ? today : lasting);
    }

    /** An equity of nothing or less has no share that could be lost; without a limit nothing is too much. */
    private static boolean hasLost(double from, double equity, double limit) {
        return !Double.isInfinite(limit) && (from <= 0 || equity <= from * (1 - limit));
    }

    private static String reason(String limit, double share, double from, double equity) {
        return String.format(
                Locale.ROOT, "halt: trading.limits.%s %s: equity fell from %.2f to %.2f", limit, share, from, equity);
    }
}
