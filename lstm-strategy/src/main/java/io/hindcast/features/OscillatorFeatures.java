package io.hindcast.features;

import java.util.List;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;

/** Bounded or centred measures of how far and how one-sidedly prices have moved. */
final class OscillatorFeatures {
    private static final double LAMBERT = 0.015;

    private OscillatorFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition(
                        "rsi",
                        "Wilder's relative strength index, 0 to 100; 50 where prices don't move",
                        (lines, arguments) -> relativeStrength(lines, arguments.bars()),
                        Parameter.bars("bars", 14, 2)),
                new FeatureDefinition(
                        "stochastic-k",
                        "Where the close lies between lowest low and highest high, 0 to 100; 50 where these are equal",
                        (lines, arguments) -> stochastic(lines, arguments.bars()),
                        Parameter.bars("bars", 14, 1)),
                new FeatureDefinition(
                        "stochastic-d",
                        "Simple moving average of stochastic-k over `smooth-bars`",
                        (lines, arguments) ->
                                lines.mean(stochastic(lines, arguments.bars()), arguments.bars("smooth-bars")),
                        Parameter.bars("bars", 14, 1),
                        Parameter.bars("smooth-bars", 3, 1)),
                new FeatureDefinition(
                        "williams-r",
                        "Williams' %R, -100 at the lowest low, 0 at the highest high; -50 where these are equal",
                        (lines, arguments) -> williams(lines, arguments.bars()),
                        Parameter.bars("bars", 14, 1)),
                new FeatureDefinition(
                        "cci",
                        "Commodity channel index: distance of the typical price from its mean, in units of 0.015 mean"
                                + " deviations; 0 where it does not move",
                        (lines, arguments) -> commodityChannel(lines, arguments.bars()),
                        Parameter.bars("bars", 20, 2)));
    }

    private static IndicatorLine relativeStrength(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        IndicatorLine gain = lines.wilder(lines.ofTa4j(new GainIndicator(close.indicator()), 1), bars);
        IndicatorLine loss = lines.wilder(lines.ofTa4j(new LossIndicator(close.indicator()), 1), bars);
        return lines.formula(
                i -> {
                    double gains = gain.at(i);
                    double losses = loss.at(i);
                    if (Window.flat(gains + losses, close.at(i))) {
                        return 50;
                    }
                    return losses == 0 ? 100 : 100 - 100 / (1 + gains / losses);
                },
                gain,
                loss,
                close);
    }

    private static IndicatorLine stochastic(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        IndicatorLine highest = lines.highest(lines.high(), bars);
        IndicatorLine lowest = lines.lowest(lines.low(), bars);
        return lines.formula(
                i -> {
                    double high = highest.at(i);
                    double low = lowest.at(i);
                    return Window.flat(high - low, high) ? 50 : (close.at(i) - low) / (high - low) * 100;
                },
                close,
                highest,
                lowest);
    }

    private static IndicatorLine williams(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        IndicatorLine highest = lines.highest(lines.high(), bars);
        IndicatorLine lowest = lines.lowest(lines.low(), bars);
        return lines.formula(
                i -> {
                    double high = highest.at(i);
                    double low = lowest.at(i);
                    return Window.flat(high - low, high) ? -50 : (high - close.at(i)) / (high - low) * -100;
                },
                close,
                highest,
                lowest);
    }

    private static IndicatorLine commodityChannel(Lines lines, int bars) {
        IndicatorLine typical = lines.typicalPrice();
        IndicatorLine mean = lines.mean(typical, bars);
        return lines.formula(
                i -> {
                    double centre = mean.at(i);
                    double deviation = Window.meanDeviation(typical.values(), i, bars, centre);
                    return Window.flat(deviation, centre) ? 0 : (typical.at(i) - centre) / (deviation * LAMBERT);
                },
                mean);
    }
}
