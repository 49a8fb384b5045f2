package io.hindcast.engine.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitSettingsTest {
    @Test
    void fractionsLeaveAGapOfThePurgedBarsAtTheEndOfTrainAndValidation() {
        SegmentBars segments = new SplitSettings(MapSettings.of(Map.of("train", 0.7, "validation", 0.15)), 5)
                .resolve(1000, () -> null, ZoneOffset.UTC);
        assertThat(segments).isEqualTo(new SegmentBars(695, 700, 845, 850));
    }

    @Test
    void aBarBelongsToASegmentByTheTimeOfItsClose() {
        Segments segments = new Segments(new TimeRange(10, 695), new TimeRange(700, 845), new TimeRange(850, 900));
        assertThat(segments.of(9)).isEqualTo(Segment.PURGED);
        assertThat(segments.of(10)).isEqualTo(Segment.TRAIN);
        assertThat(segments.of(694)).isEqualTo(Segment.TRAIN);
        assertThat(segments.of(695)).isEqualTo(Segment.PURGED);
        assertThat(segments.of(700)).isEqualTo(Segment.VALIDATION);
        assertThat(segments.of(849)).isEqualTo(Segment.PURGED);
        assertThat(segments.of(850)).isEqualTo(Segment.TEST);
        assertThat(segments.of(900)).isEqualTo(Segment.PURGED);
        assertThat(Segments.testSince(850).of(849)).isEqualTo(Segment.TRAIN);
        assertThat(Segments.testSince(850).of(Long.MAX_VALUE - 1)).isEqualTo(Segment.TEST);
        assertThat(Segments.ALL_TEST.of(Long.MIN_VALUE)).isEqualTo(Segment.TEST);
    }

    @Test
    void datesAreTheLastDaysOfTheirSegmentsInTheMarketsZone() {
        MapSettings settings =
                MapSettings.of(Map.of("train-until", "2020-01-10", "validation-until", "2020-01-20", "purge-bars", 2));
        SegmentBars segments =
                new SplitSettings(settings, 1).resolve(31, SplitSettingsTest::january, ZoneId.of("America/New_York"));
        // A bar a day at 16:00 in New York, from the 1st: bars 0 to 9 are those of the 1st to the 10th.
        assertThat(segments).isEqualTo(new SegmentBars(8, 10, 18, 20));
    }

    @Test
    void aPurgeBelowTheHorizonIsRefused() {
        assertThatThrownBy(() -> new SplitSettings(MapSettings.of(Map.of("purge-bars", 4)), 5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("purge-bars");
    }

    @Test
    void mixedKindsBackwardDatesAndEmptySegmentsAreRefused() {
        assertThatThrownBy(
                        () -> new SplitSettings(MapSettings.of(Map.of("train", 0.5, "train-until", "2020-01-10")), 1))
                .hasMessageContaining("mixed");
        assertThatThrownBy(() -> new SplitSettings(
                        MapSettings.of(Map.of("train-until", "2020-01-10", "validation-until", "2020-01-10")), 1))
                .hasMessageContaining("after train-until");
        assertThatThrownBy(() -> new SplitSettings(
                        MapSettings.of(Map.of("train-until", "10.01.2020", "validation-until", "2020-01-10")), 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("2015-12-31");
        assertThatThrownBy(
                        () -> new SplitSettings(MapSettings.of(Map.of()), 10).resolve(20, () -> null, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at least one bar");
    }

    private static BarSource january() {
        return new BarSource() {
            private int day = 1;

            @Override
            public boolean next(MutableBar into) {
                if (day > 31) {
                    return false;
                }
                Instant close = Instant.parse("2020-01-01T21:00:00Z").plusSeconds(86_400L * (day - 1));
                into.set(EpochNanos.of(close), 1, 1, 1, 1, 1);
                day++;
                return true;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
