package io.hindcast.runs.folder;

import io.hindcast.engine.execution.ExecutionSettings;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.metrics.Incidents;
import io.hindcast.market.EpochNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to be said beside the figures of trading, because it is not what the strategy wanted. */
final class TradingFindings {
    private static final int SHOWN_REASONS = 5;

    private final Incidents incidents;
    private final TradingSettings settings;
    private final @Nullable String forecasts;
    private final List<String> findings = new ArrayList<>();

    private TradingFindings(Incidents incidents, TradingSettings settings, @Nullable String forecasts) {
        this.incidents = incidents;
        this.settings = settings;
        this.forecasts = forecasts;
    }

    /**
     * A sentence or two about each kind of incident that happened; empty when all went as it was wanted.
     *
     * @param forecasts how far the forecasts lay from their closes, in words; null where there were none
     */
    static List<String> of(Incidents incidents, TradingSettings settings, @Nullable String forecasts) {
        TradingFindings all = new TradingFindings(incidents, settings, forecasts);
        all.halts();
        all.marginCalls();
        all.rejections();
        all.cuts();
        all.sizes();
        all.volumes();
        all.nothing();
        return all.findings;
    }

    private void halts() {
        if (incidents.haltCount() == 0) {
            return;
        }
        Incidents.Halt first = incidents.halts().getFirst();
        String reason = first.reason().replaceFirst("^halt: ", "");
        String share = count(incidents.haltedBars()) + " of " + count(incidents.bars()) + " bars ("
                + percent(incidents.haltedBars(), incidents.bars()) + ") were not traded for it";
        findings.add(
                incidents.haltCount() == 1
                        ? "Trading was halted from " + time(first.first()) + " to " + time(first.last()) + " by "
                                + reason + "; " + share + "."
                        : "Trading was halted " + count(incidents.haltCount()) + " times, first from "
                                + time(first.first()) + " to " + time(first.last()) + " by " + reason + "; " + share
                                + ".");
    }

    private void marginCalls() {
        Incidents.Occurrences calls = incidents.marginCalls();
        if (calls.count() > 0) {
            findings.add("A short position lost its margin at " + plural(calls.count(), "close")
                    + ", and the engine covered it: equity was below trading.maintenance-margin "
                    + settings.maintenanceMargin() + " of its value, first at " + time(calls.first()) + ".");
        }
    }

    private void rejections() {
        Incidents.ByReason rejected = incidents.rejections();
        if (rejected.all().count() > 0) {
            findings.add(count(rejected.all().count()) + " of " + plural(incidents.orders(), "order")
                    + (rejected.all().count() == 1 ? " was" : " were") + " rejected: " + reasons(rejected)
                    + ". The first, at " + time(rejected.all().first()) + ": "
                    + rejected.all().firstReason() + ".");
        }
    }

    private void cuts() {
        Incidents.ByReason cuts = incidents.cuts();
        if (cuts.all().count() > 0) {
            findings.add(count(cuts.all().count()) + " of " + plural(incidents.orders(), "order")
                    + (cuts.all().count() == 1 ? " was" : " were")
                    + cutBy(cuts.all().count()) + ": " + reasons(cuts)
                    + ". The first, at " + time(cuts.all().first()) + ": "
                    + cuts.all().firstReason() + ".");
        }
        Incidents.Occurrences limited = incidents.limitedTargets();
        if (limited.count() > 0) {
            findings.add("trading.limits.position " + settings.limits().position() + " made "
                    + plural(limited.count(), "target") + " smaller than the strategy wanted, first at "
                    + time(limited.first()) + ".");
        }
    }

    private String cutBy(long cuts) {
        long checked = incidents.cutByChecks().count();
        if (checked == 0) {
            return " cut to what could be filled";
        }
        return checked == cuts
                ? " cut by a risk check"
                : " cut, " + count(checked) + " by a risk check and " + count(cuts - checked)
                        + " to what could be filled";
    }

    private void sizes() {
        Incidents.Occurrences below = incidents.belowOneUnit();
        if (below.count() > 0) {
            findings.add(plural(below.count(), "target") + " of less than one whole unit came to none (first at "
                    + time(below.first()) + "): equity is small for this price and trading.quantity: whole.");
        }
        Incidents.Occurrences unfinished = incidents.unfinished();
        if (unfinished.count() > 0) {
            findings.add(count(unfinished.count()) + " of " + plural(incidents.orders(), "order")
                    + (unfinished.count() == 1 ? " was" : " were") + " taken back before "
                    + (unfinished.count() == 1 ? "it was" : "they were") + " filled in whole, first at "
                    + time(unfinished.first()) + ": by then the strategy wanted something else ("
                    + waiting() + ").");
        }
    }

    /** What made orders wait. */
    private String waiting() {
        ExecutionSettings execution = settings.execution();
        List<String> keys = new ArrayList<>();
        if (!execution.latency().isZero()) {
            keys.add("trading.latency");
        }
        if (!Double.isInfinite(execution.maxVolumeShare())) {
            keys.add("trading.max-volume-share " + execution.maxVolumeShare());
        }
        return keys.isEmpty() ? "they waited for a fill" : String.join(", ", keys) + " made them wait";
    }

    private void volumes() {
        Incidents.Occurrences without = incidents.fillsWithoutVolume();
        if (without.count() > 0 && incidents.barsWithVolume() > 0) {
            findings.add(count(without.count()) + " of " + plural(incidents.fills(), "fill")
                    + (without.count() == 1 ? " is" : " are") + " on a bar without volume, on which nothing was traded"
                    + " at that price (first at " + time(without.first())
                    + "). With trading.max-volume-share, orders wait for volume.");
        }
    }

    private void nothing() {
        if (incidents.fills() > 0) {
            return;
        }
        String traded = "The strategy never traded: ";
        if (incidents.orders() == 0) {
            findings.add(traded
                    + (incidents.bars() > 0 && incidents.haltedBars() == incidents.bars()
                            ? "it was halted on every bar."
                            : incidents.belowOneUnit().count() > 0
                                    ? "it never wanted as much as one whole unit."
                                    : "it ordered nothing on " + plural(incidents.bars(), "bar")
                                            + (forecasts == null ? "" : "; " + forecasts) + "."));
        } else if (incidents.rejections().all().count() >= incidents.orders()) {
            findings.add(traded + "every order was rejected (" + reasons(incidents.rejections()) + ").");
        } else if (!Double.isInfinite(settings.execution().maxVolumeShare()) && incidents.barsWithVolume() == 0) {
            findings.add(traded + "no bar has volume, and trading.max-volume-share fills nothing without.");
        } else {
            findings.add(traded + plural(incidents.orders(), "order") + " led to no fill: "
                    + count(incidents.rejections().all().count()) + " rejected, the rest cancelled or still open.");
        }
    }

    private static String reasons(Incidents.ByReason orders) {
        Map<String, Long> counts = orders.counts();
        String shown = counts.entrySet().stream()
                .limit(SHOWN_REASONS)
                .map(each -> count(each.getValue()) + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return counts.size() > SHOWN_REASONS
                ? shown + ", and " + (counts.size() - SHOWN_REASONS) + " more reasons"
                : shown;
    }

    private static String time(long nanos) {
        return EpochNanos.toInstant(nanos).toString();
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String plural(long count, String unit) {
        return count(count) + " " + unit + (count == 1 ? "" : "s");
    }

    private static String percent(long part, long all) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / all);
    }
}
