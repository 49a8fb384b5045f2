package io.hindcast.features;

import java.util.List;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.adx.MinusDMIndicator;
import org.ta4j.core.indicators.adx.PlusDMIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.num.Num;

/** Wilder's directional movement system and true range (New Concepts in Technical Trading Systems, 1978). */
final class TrendFeatures {
    private static final Parameter BARS = Parameter.bars("bars", 14, 2);

    private TrendFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition(
                        "atr-ratio",
                        "Average true range / close",
                        (lines, arguments) -> trueRangeRatio(lines, arguments.bars()),
                        BARS),
                new FeatureDefinition(
                        "plus-di",
                        "Wilder's +DI, in percent of the average true range; 0 where that is 0",
                        (lines, arguments) -> plusIndex(lines, arguments.bars()),
                        BARS),
                new FeatureDefinition(
                        "minus-di",
                        "Wilder's -DI, in percent of the average true range; 0 where that is 0",
                        (lines, arguments) -> minusIndex(lines, arguments.bars()),
                        BARS),
                new FeatureDefinition(
                        "adx",
                        "Average directional index, 0 to 100; a bar without any directional movement counts as 0",
                        (lines, arguments) -> averageIndex(lines, arguments.bars()),
                        BARS));
    }

    private static IndicatorLine averageTrueRange(Lines lines, int bars) {
        return lines.wilder(lines.ofTa4j(new TRIndicator(lines.series()), 1), bars);
    }

    private static IndicatorLine trueRangeRatio(Lines lines, int bars) {
        IndicatorLine range = averageTrueRange(lines, bars);
        IndicatorLine close = lines.close();
        return lines.formula(i -> range.at(i) / close.at(i), range, close);
    }

    private static IndicatorLine plusIndex(Lines lines, int bars) {
        return directionalIndicator(lines, new PlusDMIndicator(lines.series()), bars);
    }

    private static IndicatorLine minusIndex(Lines lines, int bars) {
        return directionalIndicator(lines, new MinusDMIndicator(lines.series()), bars);
    }

    private static IndicatorLine directionalIndicator(Lines lines, Indicator<Num> movement, int bars) {
        IndicatorLine moved = lines.wilder(lines.ofTa4j(movement, 1), bars);
        IndicatorLine range = averageTrueRange(lines, bars);
        IndicatorLine close = lines.close();
        return lines.formula(
                i -> {
                    double trueRange = range.at(i);
                    return Window.flat(trueRange, close.at(i)) ? 0 : moved.at(i) / trueRange * 100;
                },
                moved,
                range,
                close);
    }

    private static IndicatorLine averageIndex(Lines lines, int bars) {
        IndicatorLine plus = plusIndex(lines, bars);
        IndicatorLine minus = minusIndex(lines, bars);
        IndicatorLine directional = lines.formula(
                i -> {
                    double up = plus.at(i);
                    double down = minus.at(i);
                    double sum = up + down;
                    return sum == 0 ? 0 : Math.abs(up - down) / sum * 100;
                },
                plus,
                minus);
        return lines.wilder(directional, bars);
    }
}
