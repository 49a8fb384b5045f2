package io.hindcast.features;

import java.util.List;

/** How much prices scatter. */
final class VolatilityFeatures {
    private static final Parameter BARS = Parameter.bars("bars", 20, 2);
    private static final Parameter DEVIATIONS = Parameter.decimal("deviations", 2, 0.1, 10);

    private VolatilityFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition(
                        "standard-deviation",
                        "Standard deviation of the close / close",
                        (lines, arguments) -> priceDeviation(lines, arguments.bars()),
                        BARS),
                new FeatureDefinition(
                        "volatility",
                        "Standard deviation of the log return of one bar, not annualised",
                        (lines, arguments) -> volatility(lines, arguments.bars()),
                        BARS),
                new FeatureDefinition(
                        "bollinger-percent-b",
                        "Bollinger's %B: where the close lies between its bands, 0 at the lower, 1 at the upper; 0.5"
                                + " where prices don't move",
                        VolatilityFeatures::percentB,
                        BARS,
                        DEVIATIONS),
                new FeatureDefinition(
                        "bollinger-width",
                        "Distance of Bollinger's bands, in percent of the middle one",
                        VolatilityFeatures::width,
                        BARS,
                        DEVIATIONS));
    }

    private static IndicatorLine priceDeviation(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        IndicatorLine deviation = lines.standardDeviation(close, lines.mean(close, bars), bars);
        return lines.formula(i -> deviation.at(i) / close.at(i), deviation);
    }

    private static IndicatorLine volatility(Lines lines, int bars) {
        IndicatorLine returns = PriceFeatures.logReturn(lines, 1);
        return lines.standardDeviation(returns, lines.mean(returns, bars), bars);
    }

    private static IndicatorLine percentB(Lines lines, Arguments arguments) {
        IndicatorLine close = lines.close();
        IndicatorLine mean = lines.mean(close, arguments.bars());
        double factor = arguments.decimal("deviations");
        return lines.formula(
                i -> {
                    double middle = mean.at(i);
                    double deviation = Window.standardDeviation(close.values(), i, arguments.bars(), middle) * factor;
                    double lower = middle - deviation;
                    double width = (middle + deviation) - lower;
                    return Window.flat(width, middle) ? 0.5 : (close.at(i) - lower) / width;
                },
                mean);
    }

    private static IndicatorLine width(Lines lines, Arguments arguments) {
        IndicatorLine close = lines.close();
        IndicatorLine mean = lines.mean(close, arguments.bars());
        double factor = arguments.decimal("deviations");
        return lines.formula(
                i -> {
                    double middle = mean.at(i);
                    double deviation = Window.standardDeviation(close.values(), i, arguments.bars(), middle) * factor;
                    return ((middle + deviation) - (middle - deviation)) / middle * 100;
                },
                mean);
    }
}
