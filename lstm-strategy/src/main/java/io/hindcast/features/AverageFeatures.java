package io.hindcast.features;

import java.util.List;

/** Where the close lies against its moving averages, and these against each other. */
final class AverageFeatures {
    private static final Parameter FAST = Parameter.bars("fast-bars", 12, 2);
    private static final Parameter SLOW = Parameter.bars("slow-bars", 26, 3);
    private static final Parameter SIGNAL = Parameter.bars("signal-bars", 9, 2);

    private AverageFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition(
                        "sma-ratio",
                        "close / simple moving average - 1",
                        (lines, arguments) ->
                                lines.relative(lines.close(), lines.mean(lines.close(), arguments.bars())),
                        Parameter.bars("bars", 20, 2)),
                new FeatureDefinition(
                        "ema-ratio",
                        "close / exponential moving average - 1",
                        (lines, arguments) ->
                                lines.relative(lines.close(), lines.exponential(lines.close(), arguments.bars())),
                        Parameter.bars("bars", 20, 2)),
                new FeatureDefinition(
                        "kama-ratio",
                        "close / Kaufman's adaptive moving average - 1; `bars` is the window of the efficiency ratio,"
                                + " which is 0 where prices don't move",
                        (lines, arguments) -> lines.relative(lines.close(), adaptive(lines, arguments)),
                        Parameter.bars("bars", 10, 1),
                        Parameter.bars("fast-bars", 2, 2),
                        Parameter.bars("slow-bars", 30, 3)),
                new FeatureDefinition(
                        "macd",
                        "(fast - slow exponential moving average) / close",
                        (lines, arguments) -> toClose(lines, macd(lines, arguments)),
                        FAST,
                        SLOW),
                new FeatureDefinition(
                        "macd-signal",
                        "Exponential moving average of MACD / close",
                        (lines, arguments) -> toClose(lines, signal(lines, macd(lines, arguments), arguments)),
                        FAST,
                        SLOW,
                        SIGNAL),
                new FeatureDefinition(
                        "macd-histogram",
                        "(MACD - its signal) / close",
                        (lines, arguments) -> toClose(lines, histogram(lines, arguments)),
                        FAST,
                        SLOW,
                        SIGNAL));
    }

    private static IndicatorLine adaptive(Lines lines, Arguments arguments) {
        AdaptiveAverageIndicator average = new AdaptiveAverageIndicator(
                lines.close().indicator(), arguments.bars(), arguments.bars("fast-bars"), arguments.bars("slow-bars"));
        return lines.recursive(average, average.getCountOfUnstableBars(), arguments.bars());
    }

    private static IndicatorLine macd(Lines lines, Arguments arguments) {
        IndicatorLine fast = lines.exponential(lines.close(), arguments.bars("fast-bars"));
        IndicatorLine slow = lines.exponential(lines.close(), arguments.bars("slow-bars"));
        return lines.formula(i -> fast.at(i) - slow.at(i), fast, slow);
    }

    private static IndicatorLine signal(Lines lines, IndicatorLine macd, Arguments arguments) {
        return lines.exponential(macd, arguments.bars("signal-bars"));
    }

    private static IndicatorLine histogram(Lines lines, Arguments arguments) {
        IndicatorLine macd = macd(lines, arguments);
        IndicatorLine signal = signal(lines, macd, arguments);
        return lines.formula(i -> macd.at(i) - signal.at(i), macd, signal);
    }

    private static IndicatorLine toClose(Lines lines, IndicatorLine line) {
        IndicatorLine close = lines.close();
        return lines.formula(i -> line.at(i) / close.at(i), line, close);
    }
}
