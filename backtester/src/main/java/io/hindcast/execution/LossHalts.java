package io.hindcast.execution;

import io.hindcast.market.EpochNanos;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Watches the equity at each close and says when a loss has gone beyond its limit. */
final class LossHalts {
    private final RiskLimits limits;
    private double peak;
    private double close;
    private double dayStart;
    private LocalDate day;
    private Optional<String> lasting = Optional.empty();
    private Optional<String> today = Optional.empty();

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
            today = Optional.empty();
        }
        close = equity;
        peak = Math.max(peak, equity);
        if (today.isEmpty() && equity <= dayStart * (1 - limits.dailyLoss())) {
            today = Optional.of(reason("daily-loss", limits.dailyLoss(), dayStart, equity));
        }
        if (lasting.isEmpty() && equity <= peak * (1 - limits.drawdown())) {
            lasting = Optional.of(reason("drawdown", limits.drawdown(), peak, equity));
        }
    }

    /** Why nothing may be decided now; empty when it may. */
    Optional<String> halt() {
        return lasting.isPresent() ? lasting : today;
    }

    private static String reason(String limit, double share, double from, double equity) {
        return String.format(
                Locale.ROOT, "halt: trading.limits.%s %s: equity fell from %.2f to %.2f", limit, share, from, equity);
    }
}
