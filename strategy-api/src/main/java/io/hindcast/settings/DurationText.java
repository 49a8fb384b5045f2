package io.hindcast.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How configs and options write a duration: a whole number and a unit, as in {@code 250ms}, {@code 30s} or {@code 1d}. */
final class DurationText {
    /** What a message says is expected. */
    static final String EXPECTED = "a whole number and one of ms, s, m, h, d, w, as in 250ms, 30s or 1d";

    // So many digits of the largest unit are the most that a Duration holds.
    static final Pattern TEXT = Pattern.compile("([0-9]{1,13})(ms|s|m|h|d|w)");

    /** From the largest to the smallest. */
    private enum Unit {
        W(604_800_000),
        D(86_400_000),
        H(3_600_000),
        M(60_000),
        S(1_000),
        MS(1);

        private final long millis;

        Unit(long millis) {
            this.millis = millis;
        }

        private Duration times(long count) {
            return this == MS ? Duration.ofMillis(count) : Duration.ofSeconds(count * (millis / 1_000));
        }

        private String letters() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DurationText() {}

    /** Reads a text; empty when it is no duration. A day has 24 hours. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Unit unit = Unit.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        return Optional.of(unit.times(Long.parseLong(matcher.group(1))));
    }

    /**
     * Writes a duration in the largest unit of which it is a whole number, and zero as {@code 0ms}.
     *
     * @param duration at least zero; what it has below a millisecond is left out
     */
    static String format(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0ms";
        }
        for (Unit unit : Unit.values()) {
            if (millis % unit.millis == 0) {
                return millis / unit.millis + unit.letters();
            }
        }
        throw new AssertionError("every duration is a whole number of milliseconds");
    }
}
