package io.hindcast.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Dates, zones and durations. */
class MapSettingsTimesTest {
    private static final Duration LEAST = Duration.ofMillis(10);
    private static final Duration MOST = Duration.ofDays(30);
    private static final Duration USUAL = Duration.ofSeconds(30);

    @Test
    void nothingIsAMissingValueAndTheMessageSaysWhatIsExpected() {
        PlainScalar nothing = new PlainScalar("~");

        assertThatThrownBy(() -> settings("wait", nothing)
                        .get(Key.duration("wait", LEAST, MOST, "").byDefault(USUAL)))
                .hasMessageContaining("wait: has no value (~ is nothing in YAML); expected a duration: ")
                .hasMessageEndingWith("; give one, or leave the key out");
        assertThatThrownBy(
                        () -> settings("zone", nothing).get(Key.zone("zone", "").byDefault(ZoneOffset.UTC)))
                .hasMessageContaining("expected a time zone");
    }

    @Property
    void aDateIsReadAsWritten(@ForAll @LongRange(min = -700_000, max = 2_000_000) long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);

        assertThat(settings("day", new PlainScalar(date.toString())).get(Key.date("day", "")))
                .isEqualTo(date);
    }

    @Property
    void aZoneIsReadAsWritten(@ForAll("zones") ZoneId zone) {
        assertThat(settings("zone", zone.getId()).get(Key.zone("zone", "").byDefault(ZoneOffset.UTC)))
                .isEqualTo(zone);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    @Property
    void aDurationIsReadAsWrittenAndWrittenAsGiven(@ForAll @LongRange(min = 10, max = 2_592_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);
        String text = DurationText.format(duration);
        MapSettings settings = settings("wait", new PlainScalar(text));

        assertThat(settings.get(Key.duration("wait", LEAST, MOST, "").byDefault(USUAL)))
                .isEqualTo(duration);
        assertThat(settings.get(Key.duration("wait", LEAST, MOST, ""))).isEqualTo(duration);
        assertThat(settings.resolved()).isEqualTo(Map.of("wait", text));
    }

    @Property
    void aDefaultThatIsWrittenIsReadAgain(@ForAll @LongRange(min = 10, max = 2_592_000_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);
        MapSettings settings = MapSettings.of(Map.of());
        settings.get(Key.duration("wait", LEAST, MOST, "").byDefault(duration));
        settings.get(Key.duration("pause", LEAST, MOST, ChronoUnit.SECONDS, "").byDefault(duration));

        MapSettings again = MapSettings.of(settings.resolved());

        assertThat(again.get(Key.duration("wait", LEAST, MOST, "").byDefault(USUAL)))
                .isEqualTo(duration);
        assertThat(again.get(Key.duration("pause", LEAST, MOST, ChronoUnit.SECONDS, "")
                        .byDefault(USUAL)))
                .isEqualTo(duration);
    }

    @Property
    void aNumberCountsTheUnitOfItsKey(@ForAll @IntRange(min = 1, max = 1_000_000) int number) {
        assertThat(settings("wait", number)
                        .get(Key.duration("wait", LEAST, MOST, ChronoUnit.SECONDS, "")
                                .byDefault(USUAL)))
                .isEqualTo(Duration.ofSeconds(number));
    }

    @Test
    void aNumberMayHaveDecimals() {
        MapSettings settings = settings("wait", new PlainScalar("0.5"));

        assertThat(settings.get(Key.duration("wait", LEAST, MOST, ChronoUnit.SECONDS, "")
                        .byDefault(USUAL)))
                .isEqualTo(Duration.ofMillis(500));
        assertThat(settings.resolved()).isEqualTo(Map.of("wait", 0.5));
    }

    @Test
    void aKeyOfNumbersTakesUnitsToo() {
        MapSettings settings = settings("wait", new PlainScalar("2m"));

        assertThat(settings.get(
                        Key.duration("wait", LEAST, MOST, ChronoUnit.MILLIS, "").byDefault(USUAL)))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.resolved()).isEqualTo(Map.of("wait", "2m"));
    }

    @Test
    void defaultsStandInTheResolvedConfig() {
        MapSettings settings = MapSettings.of(Map.of());

        assertThat(settings.get(Key.zone("zone", "").byDefault(ZoneId.of("Asia/Tokyo"))))
                .isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(settings.get(Key.duration("wait", Duration.ZERO, MOST, "").byDefault(Duration.ZERO)))
                .isZero();
        assertThat(settings.get(Key.duration("pause", LEAST, MOST, ChronoUnit.SECONDS, "")
                        .byDefault(USUAL)))
                .isEqualTo(USUAL);
        assertThat(settings.resolved()).isEqualTo(Map.of("zone", "Asia/Tokyo", "wait", "0ms", "pause", 30.0));
    }

    @Test
    void mistakesNameThePathWhatIsExpectedAndAnExample() {
        MapSettings paper = MapSettings.of(
                        Map.of(
                                "paper",
                                Map.of(
                                        "day",
                                        "10.01.2020",
                                        "zone",
                                        "Gotham",
                                        "wait",
                                        "soon",
                                        "least",
                                        "1ms",
                                        "most",
                                        "31d")),
                        path -> "my.yaml: " + path)
                .section("paper");

        assertMistake(
                () -> paper.get(Key.date("day", "")),
                "my.yaml: paper.day: must be a date such as 2015-12-31, but is '10.01.2020'");
        assertMistake(
                () -> paper.get(Key.zone("zone", "").byDefault(ZoneOffset.UTC)),
                "my.yaml: paper.zone: must be a time zone, as in America/New_York, but is 'Gotham'");
        assertMistake(
                () -> paper.get(Key.duration("wait", LEAST, MOST, "")),
                "my.yaml: paper.wait: must be a whole number and one of ms, s, m, h, d, w, as in 250ms, 30s or 1d, but is 'soon'");
        assertMistake(
                () -> paper.get(Key.duration("wait", LEAST, MOST, ChronoUnit.SECONDS, "")
                        .byDefault(USUAL)),
                "my.yaml: paper.wait: must be a whole number and one of ms, s, m, h, d, w, as in 250ms, 30s or 1d, or a number of"
                        + " seconds, but is 'soon'");
        assertMistake(
                () -> paper.get(Key.duration("least", LEAST, MOST, "")),
                "my.yaml: paper.least: must be at least 10ms, but is 1ms");
        assertMistake(
                () -> paper.get(Key.duration("most", LEAST, MOST, "")),
                "my.yaml: paper.most: must be at most 30d, but is 31d");
        assertMistake(
                () -> paper.get(Key.duration("none", LEAST, MOST, "")),
                "my.yaml: paper.none: is missing; expected a duration: a whole number and one of ms, s, m, h, d, w, as in"
                        + " 250ms, 30s or 1d");
        assertMistake(
                () -> paper.get(Key.date("none", "")),
                "my.yaml: paper.none: is missing; expected a date such as 2015-12-31");
    }

    @Test
    void aNumberWithoutAUnitIsNoDurationOfAKeyThatHasNone() {
        assertThatThrownBy(() -> settings("wait", new PlainScalar("30"))
                        .get(Key.duration("wait", LEAST, MOST, "").byDefault(USUAL)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("as in 250ms, 30s or 1d, but is '30'");
        assertThatThrownBy(() -> settings("wait", new PlainScalar("1e300"))
                        .get(Key.duration("wait", LEAST, MOST, ChronoUnit.SECONDS, "")
                                .byDefault(USUAL)))
                .hasMessageContaining("must be at most 30d, but is 1e300");
    }

    private static MapSettings settings(String key, Object value) {
        return MapSettings.of(Map.of(key, value));
    }

    private static void assertMistake(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
