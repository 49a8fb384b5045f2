package io.hindcast.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    private static final long LONGEST_MILLIS = 9_999_999_999_999L;

    @Property
    void whatIsWrittenIsRead(@ForAll @LongRange(max = LONGEST_MILLIS) long millis) {
        Duration duration = Duration.ofMillis(millis);

        assertThat(DurationText.parse(DurationText.format(duration))).contains(duration);
    }

    @Property
    void wholeUnitsAreReadAsWritten(@ForAll @IntRange(max = 10_000) int days) {
        Duration duration = Duration.ofDays(days);

        assertThat(DurationText.parse(DurationText.format(duration))).contains(duration);
        assertThat(DurationText.parse(days + "d")).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "0ms, PT0S",
        "0h, PT0S",
        "250ms, PT0.25S",
        "007s, PT7S",
        "90m, PT1H30M",
        "36h, PT36H",
        "2d, PT48H",
        "1w, PT168H",
        "9999999999999ms, PT9999999999.999S"
    })
    void everyUnitIsRead(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    /** What is far too long is told of as that, and not as an overflow. */
    @Test
    void theMostDigitsOfTheLargestUnitAreADuration() {
        assertThat(DurationText.parse("9999999999999w")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "ms", "-1s", "1.5s", "1 s", "1S", "1M", "PT5S", "1h30m", "5y", "١s", "10000000000000s"})
    void nothingElseIsADuration(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0ms",
        "PT0.25S, 250ms",
        "PT1M30S, 90s",
        "PT24H, 1d",
        "PT720H, 30d",
        "PT168H, 1w",
        "PT0.0000001S, 0ms"
    })
    void theLargestUnitThatFitsIsWritten(Duration duration, String text) {
        assertThat(DurationText.format(duration)).isEqualTo(text);
    }
}
