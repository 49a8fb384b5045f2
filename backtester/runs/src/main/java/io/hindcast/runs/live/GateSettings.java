package io.hindcast.runs.live;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Interval;
import io.hindcast.settings.Settings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * What the gate goes by.
 *
 * @param lateAfter a bar that comes later than this behind its close is not traded on
 * @param staleAfter without a bar for longer than this the feed is stale
 * @param market when bars can be missing
 * @param clockTolerance how far a bar's close may lie ahead of the clock before it counts as one from the future
 * @param rememberBars how many accepted bars are kept to tell duplicates and corrections from what is out of order
 */
public record GateSettings(
        Duration lateAfter, Duration staleAfter, Market market, Duration clockTolerance, int rememberBars) {
    private static final Duration WEEKEND = Duration.ofDays(2);
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration MOST = Duration.ofDays(100_000);

    /**
     * Reads a section, every key of it optional:
     *
     * <ul>
     *   <li>{@code market}: {@code continuous} or {@code sessions}; by default {@link #usualMarket}
     *   <li>{@code late-after}: a time such as {@code 30s}; half an interval by default, at least a second
     *   <li>{@code stale-after}: three intervals by default; two days more for days and weeks of a market with sessions
     *   <li>{@code clock-tolerance}: {@code 5s} by default
     *   <li>{@code remember-bars}: 256 by default
     * </ul>
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong form or out of range
     */
    public static GateSettings read(Settings section, BarSpecification bars) {
        Market market = section.choice("market", usualMarket(bars));
        Interval interval = bars.interval();
        long seconds = interval.duration().toSeconds();
        Duration stale = Duration.ofSeconds(3 * seconds);
        if (market == Market.SESSIONS && interval.unit().compareTo(Interval.Unit.DAY) >= 0) {
            stale = stale.plus(WEEKEND);
        }
        return new GateSettings(
                time(section, "late-after", Duration.ofSeconds(Math.max(1, seconds / 2))),
                time(section, "stale-after", stale),
                market,
                time(section, "clock-tolerance", Duration.ofSeconds(5)),
                section.integer("remember-bars", 256, 1, 100_000));
    }

    /** The market where nothing else is known: continuous where the zone is UTC and the session closes at 24:00. */
    public static Market usualMarket(BarSpecification bars) {
        boolean utc = bars.zone().normalized().equals(ZoneOffset.UTC);
        return utc && bars.sessionClose().equals(LocalTime.MIDNIGHT) ? Market.CONTINUOUS : Market.SESSIONS;
    }

    private static Duration time(Settings section, String key, Duration usual) {
        if (section.has(key)) {
            return section.duration(key, LEAST, MOST);
        }
        section.text(key, text(usual));
        return usual;
    }

    /** As a resolved config has it: in seconds, or in hours where that would be many digits. */
    private static String text(Duration usual) {
        return usual.toSeconds() < 1_000_000 ? usual.toSeconds() + "s" : usual.toHours() + "h";
    }
}
