package io.hindcast.market;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a bar is: a count and a unit, as in {@code 1m}, {@code 15m}, {@code 4h}, {@code 1d}, {@code 1w}.
 *
 * @param count how many units; at least 1
 * @param unit the unit
 */
public record Interval(int count, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6})([smhdw])");

    /** The units that an interval is counted in. */
    public enum Unit {
        SECOND('s', 1),
        MINUTE('m', 60),
        HOUR('h', 3_600),
        DAY('d', 86_400),
        WEEK('w', 604_800);

        private final char letter;
        private final int seconds;

        Unit(char letter, int seconds) {
            this.letter = letter;
            this.seconds = seconds;
        }
    }

    /** @throws IllegalArgumentException when the count is below 1 */
    public Interval {
        if (count < 1) {
            throw new IllegalArgumentException("interval count must be >= 1: count=" + count);
        }
    }

    /**
     * Reads an interval from text such as {@code 5m}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Interval parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            char letter = matcher.group(2).charAt(0);
            for (Unit unit : Unit.values()) {
                if (unit.letter == letter) {
                    return new Interval(Integer.parseInt(matcher.group(1)), unit);
                }
            }
        }
        throw new IllegalArgumentException(
                "interval must be a count and one of s, m, h, d, w, as in 1m, 4h or 1d: interval='" + text + "'");
    }

    /** The nominal length: a day is 24 hours, whatever the session. */
    public Duration duration() {
        return Duration.ofSeconds((long) count * unit.seconds);
    }

    /** True below one day. */
    public boolean intraday() {
        return unit.compareTo(Unit.DAY) < 0 && duration().compareTo(Duration.ofDays(1)) < 0;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return count + String.valueOf(unit.letter);
    }
}
