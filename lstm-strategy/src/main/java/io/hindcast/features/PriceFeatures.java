package io.hindcast.features;

import java.util.List;
import org.ta4j.core.indicators.ROCIndicator;

/** Prices, returns and the shape of a bar. */
final class PriceFeatures {
    private PriceFeatures() {}

    static List<FeatureDefinition> all() {
        return List.of(
                new FeatureDefinition("open", "Opening price, as it is", (lines, arguments) -> lines.open()),
                new FeatureDefinition("high", "Highest price, as it is", (lines, arguments) -> lines.high()),
                new FeatureDefinition("low", "Lowest price, as it is", (lines, arguments) -> lines.low()),
                new FeatureDefinition("close", "Closing price, as it is", (lines, arguments) -> lines.close()),
                new FeatureDefinition(
                        "log-return",
                        "ln(close / close `bars` bars ago)",
                        (lines, arguments) -> logReturn(lines, arguments.bars()),
                        Parameter.bars("bars", 1, 1)),
                new FeatureDefinition(
                        "simple-return",
                        "close / close `bars` bars ago - 1",
                        (lines, arguments) -> simpleReturn(lines, arguments.bars()),
                        Parameter.bars("bars", 1, 1)),
                new FeatureDefinition(
                        "roc",
                        "Rate of change: the simple return over `bars` bars, in percent",
                        (lines, arguments) -> lines.ofTa4j(
                                new ROCIndicator(lines.close().indicator(), arguments.bars()), arguments.bars()),
                        Parameter.bars("bars", 10, 1)),
                new FeatureDefinition(
                        "range",
                        "(high - low) / close",
                        (lines, arguments) ->
                                lines.ofBar(bar -> (bar.getHighPrice().doubleValue()
                                                - bar.getLowPrice().doubleValue())
                                        / bar.getClosePrice().doubleValue())),
                new FeatureDefinition(
                        "body", "close / open - 1", (lines, arguments) -> lines.relative(lines.close(), lines.open())),
                new FeatureDefinition("gap", "open / previous close - 1", (lines, arguments) -> gap(lines)),
                new FeatureDefinition(
                        "close-location",
                        "Where the close lies in its bar, -1 at the low, 1 at the high; 0 where high equals low",
                        (lines, arguments) -> closeLocation(lines)));
    }

    static IndicatorLine logReturn(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        // StrictMath: the same bits on every processor.
        return lines.lookingBack(bars, i -> StrictMath.log(close.at(i) / close.at(i - bars)), close);
    }

    static IndicatorLine closeLocation(Lines lines) {
        return lines.ofBar(bar -> {
            double high = bar.getHighPrice().doubleValue();
            double low = bar.getLowPrice().doubleValue();
            double close = bar.getClosePrice().doubleValue();
            return Window.flat(high - low, high) ? 0 : ((close - low) - (high - close)) / (high - low);
        });
    }

    private static IndicatorLine simpleReturn(Lines lines, int bars) {
        IndicatorLine close = lines.close();
        return lines.lookingBack(bars, i -> close.at(i) / close.at(i - bars) - 1, close);
    }

    private static IndicatorLine gap(Lines lines) {
        IndicatorLine open = lines.open();
        IndicatorLine close = lines.close();
        return lines.lookingBack(1, i -> open.at(i) / close.at(i - 1) - 1, open, close);
    }
}
