package io.hindcast.features;

import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Where a bar's close lies in the week and in the day of its market, as points on a circle. */
final class CalendarFeatures {
    private static final int SECONDS_PER_DAY = 86_400;
    /** 1970-01-01 was a Thursday: days since a Monday. */
    private static final int FIRST_WEEKDAY = 3;

    private CalendarFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition(
                        "day-of-week-sin",
                        "sin(2 pi d / 7), d = 0 on Monday to 6 on Sunday: the day, in the market's zone, in which the"
                                + " bar closes; a close at midnight ends the day before",
                        (lines, arguments) -> dayOfWeek(lines, StrictMath::sin)),
                new FeatureDefinition(
                        "day-of-week-cos",
                        "cos(2 pi d / 7), d as in day-of-week-sin",
                        (lines, arguments) -> dayOfWeek(lines, StrictMath::cos)),
                new FeatureDefinition(
                        "time-of-day-sin",
                        "sin(2 pi s / 86400), s the seconds since midnight, in the market's zone, at which the bar"
                                + " closes",
                        (lines, arguments) -> timeOfDay(lines, StrictMath::sin)),
                new FeatureDefinition(
                        "time-of-day-cos",
                        "cos(2 pi s / 86400), s as in time-of-day-sin",
                        (lines, arguments) -> timeOfDay(lines, StrictMath::cos)));
    }

    private static IndicatorLine dayOfWeek(Lines lines, DoubleUnaryOperator circle) {
        ZoneRules rules = lines.zone().getRules();
        return lines.ofBar(bar -> {
            Instant inside = bar.getEndTime().minusNanos(1);
            long local = inside.getEpochSecond() + rules.getOffset(inside).getTotalSeconds();
            long day = Math.floorDiv(local, SECONDS_PER_DAY);
            return circle.applyAsDouble(2 * Math.PI * Math.floorMod(day + FIRST_WEEKDAY, 7) / 7);
        });
    }

    private static IndicatorLine timeOfDay(Lines lines, DoubleUnaryOperator circle) {
        ZoneRules rules = lines.zone().getRules();
        return lines.ofBar(bar -> {
            Instant end = bar.getEndTime();
            long local = end.getEpochSecond() + rules.getOffset(end).getTotalSeconds();
            double second = Math.floorMod(local, SECONDS_PER_DAY) + end.getNano() / 1e9;
            return circle.applyAsDouble(2 * Math.PI * second / SECONDS_PER_DAY);
        });
    }
}
