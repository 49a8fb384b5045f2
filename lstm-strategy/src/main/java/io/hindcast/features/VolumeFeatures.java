package io.hindcast.features;

import java.util.List;

/** What was traded, and on which side. Each has a value where the source has no volume. */
final class VolumeFeatures {
    private VolumeFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition("volume", "Units traded, as they are", (lines, arguments) -> lines.volume()),
                new FeatureDefinition(
                        "volume-ratio",
                        "volume / its simple moving average; 1 where nothing was traded in the whole window",
                        (lines, arguments) -> ratio(lines, arguments.bars()),
                        Parameter.bars("bars", 20, 2)),
                new FeatureDefinition(
                        "obv-slope",
                        "Slope a bar of the least-squares line through on-balance volume, in units of the mean volume;"
                                + " 0 where nothing was traded",
                        (lines, arguments) -> onBalanceSlope(lines, arguments.bars()),
                        Parameter.bars("bars", 14, 2)),
                new FeatureDefinition(
                        "mfi",
                        "Money flow index (Quong and Soudack, 1989), 0 to 100: the share of the flow (typical price x"
                                + " volume) on bars whose typical price rose in that on bars whose typical price moved;"
                                + " 50 where nothing was traded on such bars",
                        (lines, arguments) -> moneyFlowIndex(lines, arguments.bars()),
                        Parameter.bars("bars", 14, 1)),
                new FeatureDefinition(
                        "cmf",
                        "Chaikin's money flow, -1 to 1: close-location weighted by volume; 0 where nothing was traded",
                        (lines, arguments) -> moneyFlow(lines, arguments.bars()),
                        Parameter.bars("bars", 20, 1)));
    }

    private static IndicatorLine ratio(Lines lines, int bars) {
        IndicatorLine volume = lines.volume();
        IndicatorLine mean = lines.mean(volume, bars);
        return lines.formula(
                i -> {
                    double average = mean.at(i);
                    return average == 0 ? 1 : volume.at(i) / average;
                },
                mean);
    }

    private static IndicatorLine onBalanceSlope(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        IndicatorLine volume = lines.volume();
        double[] balance = new double[bars];
        return lines.lookingBack(
                bars - 1,
                i -> {
                    double mean = Window.mean(volume.values(), i, bars);
                    if (mean == 0) {
                        return 0;
                    }
                    // Counted from the window's first bar: a constant more or less does not change a slope.
                    for (int j = 1; j < bars; j++) {
                        int index = i - bars + 1 + j;
                        double side = Math.signum(close.at(index) - close.at(index - 1));
                        balance[j] = balance[j - 1] + side * volume.at(index);
                    }
                    return Window.slope(balance) / mean;
                },
                close,
                volume);
    }

    /** Not Ta4j's, which counts a flow of less than 1 as 1, whatever the unit of money and of volume. */
    private static IndicatorLine moneyFlowIndex(Lines lines, int bars) {
        IndicatorLine rising = lines.sum(flow(lines, 1), bars);
        IndicatorLine falling = lines.sum(flow(lines, -1), bars);
        return lines.formula(
                i -> {
                    double up = rising.at(i);
                    double total = up + falling.at(i);
                    return total == 0 ? 50 : 100 * (up / total);
                },
                rising,
                falling);
    }

    /** Typical price x volume of the bars whose typical price moved to one side; 0 of the others. */
    private static IndicatorLine flow(Lines lines, int side) {
        IndicatorLine typical = lines.typicalPrice();
        IndicatorLine volume = lines.volume();
        return lines.lookingBack(
                1,
                i -> Math.signum(typical.at(i) - typical.at(i - 1)) == side ? typical.at(i) * volume.at(i) : 0,
                typical,
                volume);
    }

    private static IndicatorLine moneyFlow(Lines lines, int bars) {
        IndicatorLine location = PriceFeatures.closeLocation(lines);
        IndicatorLine volume = lines.volume();
        IndicatorLine flow = lines.sum(lines.formula(i -> location.at(i) * volume.at(i), location, volume), bars);
        IndicatorLine traded = lines.sum(volume, bars);
        return lines.formula(
                i -> {
                    double total = traded.at(i);
                    return total == 0 ? 0 : flow.at(i) / total;
                },
                flow,
                traded);
    }
}
