package io.hindcast.runs.live;

import io.hindcast.market.BarSpecification;
import io.hindcast.market.Interval;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
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

    private static final Key<Market> MARKET = Key.choice("market", Market.class, "When bars can be missing: see below")
            .usually(
                    "`continuous` where the zone is UTC and the session closes at 24:00 and the bars of the history close on"
                            + " its grid, else `sessions`");
    private static final Key<Duration> LATE_AFTER = Key.duration(
                    "late-after", LEAST, MOST, "A bar that comes later than this behind its close is not traded on")
            .usually("half an interval, at least a second");
    private static final Key<Duration> STALE_AFTER = Key.duration(
                    "stale-after", LEAST, MOST, "Without a bar for longer than this the feed is stale")
            .usually("three intervals; for days and weeks of a market with sessions two days more");
    private static final Key<Duration> CLOCK_TOLERANCE = Key.duration(
                    "clock-tolerance", LEAST, MOST, "How far a close may be ahead of the clock")
            .byDefault(Duration.ofSeconds(5));
    private static final Key<Integer> REMEMBER_BARS = Key.integer(
                    "remember-bars",
                    1,
                    100_000,
                    "Accepted bars that are kept to tell duplicates and corrections from what is out of order")
            .unit("bars")
            .byDefault(256);

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(MARKET, LATE_AFTER, STALE_AFTER, CLOCK_TOLERANCE, REMEMBER_BARS);

    /**
     * Reads a section, every key of it optional.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is of the wrong form or out of range
     */
    public static GateSettings read(Settings section, BarSpecification bars) {
        Market market = section.get(MARKET.byDefault(usualMarket(bars)));
        Interval interval = bars.interval();
        long seconds = interval.duration().toSeconds();
        Duration stale = Duration.ofSeconds(3 * seconds);
        if (market == Market.SESSIONS && interval.unit().compareTo(Interval.Unit.DAY) >= 0) {
            stale = stale.plus(WEEKEND);
        }
        return new GateSettings(
                section.get(usually(LATE_AFTER, Duration.ofSeconds(Math.max(1, seconds / 2)))),
                section.get(usually(STALE_AFTER, stale)),
                market,
                section.get(CLOCK_TOLERANCE),
                section.get(REMEMBER_BARS));
    }

    /** The market where nothing else is known: continuous where the zone is UTC and the session closes at 24:00. */
    public static Market usualMarket(BarSpecification bars) {
        boolean utc = bars.zone().normalized().equals(ZoneOffset.UTC);
        return utc && bars.sessionClose().equals(LocalTime.MIDNIGHT) ? Market.CONTINUOUS : Market.SESSIONS;
    }

    private static Key<Duration> usually(Key<Duration> key, Duration usual) {
        return key.byDefault(usual, text(usual));
    }

    /** As a resolved config has it: in seconds, or in hours where that would be many digits. */
    private static String text(Duration usual) {
        return usual.toSeconds() < 1_000_000 ? usual.toSeconds() + "s" : usual.toHours() + "h";
    }
}
