package io.hindcast.features;

import java.util.List;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;

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
                        "Money flow index, 0 to 100; a flow (price x volume) of less than 1 counts as 1, so it is 50"
                                + " where nothing was traded",
                        (lines, arguments) -> lines.ofTa4j(
                                new MoneyFlowIndexIndicator(lines.series(), arguments.bars()), arguments.bars()),
                        Parameter.bars("bars", 14, 1)),
                new FeatureDefinition(
                        "cmf",
                        "Chaikin's money flow, -1 to 1: close-location weighted by volume; 0 where nothing was traded",
                        (lines, arguments) -> moneyFlow(lines, arguments.bars()),
                        Parameter.bars("bars", 20, 1)));
    }

    private static Line ratio(Lines lines, int bars) {
        Line volume = lines.volume();
        Line mean = lines.mean(volume, bars);
        return lines.formula(
                i -> {
                    double average = mean.at(i);
                    return average == 0 ? 1 : volume.at(i) / average;
                },
                mean);
    }

    private static Line onBalanceSlope(Lines lines, int bars) {
        Line close = lines.close();
        Line volume = lines.volume();
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

    private static Line moneyFlow(Lines lines, int bars) {
        Line location = PriceFeatures.closeLocation(lines);
        Line volume = lines.volume();
        Line flow = lines.sum(lines.formula(i -> location.at(i) * volume.at(i), location, volume), bars);
        Line traded = lines.sum(volume, bars);
        return lines.formula(
                i -> {
                    double total = traded.at(i);
                    return total == 0 ? 0 : flow.at(i) / total;
                },
                flow,
                traded);
    }
}
