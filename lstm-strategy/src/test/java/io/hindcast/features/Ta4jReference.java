package io.hindcast.features;

import io.hindcast.market.Bar;
import io.hindcast.market.MutableBar;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandWidthIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.CloseLocationValueIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceRatioIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator.SimpleLinearRegressionType;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.num.DecimalNumFactory;
import org.ta4j.core.num.Num;

/** Every feature in terms of Ta4j's own indicators, on a series that keeps all bars. NaN where Ta4j has no value. */
final class Ta4jReference {
    /** In which order Ta4j is asked, which changes the last digits of its moving sums. */
    enum Order {
        /** Each moving sum is the one before, plus the newest value, minus the one that leaves: rounding errors pile up. */
        OLDEST_FIRST,
        /** All even bars, then all odd ones: each moving sum is added up from its own window. */
        EVERY_OTHER
    }

    /**
     * Ta4j's averages begin with the value after as many bars as their period, ours with the first bar's. So Ta4j is given
     * more copies of the first bar before it than any period has bars: its averages then begin with that bar's values.
     */
    private static final int BARS_BEFORE = 500;

    private final BarSeries series;
    private final ClosePriceIndicator close;

    private Ta4jReference(BarSeries series) {
        this.series = series;
        this.close = new ClosePriceIndicator(series);
    }

    /**
     * Values of a feature at all bars, in double precision.
     *
     * @param entry of the config
     * @param order in which Ta4j is asked
     */
    static double[] values(List<Bar> bars, Map<String, ?> entry, Order order) {
        Ta4jSeries series = new Ta4jSeries(FeatureLists.HOUR);
        // Ta4j's money flow index counts a flow of less than 1 as 1: in a small unit of volume that never decides.
        int power = entry.get("name").equals("mfi") ? 100 : 0;
        int before = averaged(entry) ? BARS_BEFORE : 0;
        for (int i = -before; i < bars.size(); i++) {
            Bar bar = bars.get(Math.max(0, i));
            series.add(new MutableBar()
                    .set(
                            bar.closeTime() + Math.min(0, i),
                            bar.open(),
                            bar.high(),
                            bar.low(),
                            bar.close(),
                            Math.scalb(bar.volume(), power)));
        }
        double[] values = values(series.series(), entry, order);
        return Arrays.copyOfRange(values, before, values.length);
    }

    /** Whether Ta4j computes it with its exponential or Wilder's average. */
    private static boolean averaged(Map<String, ?> entry) {
        return FeatureLists.RECURSIVE.contains(entry.get("name"))
                && !entry.get("name").equals("kama-ratio");
    }

    /** Values of a feature at all bars, computed by Ta4j with 32 decimal digits. */
    static double[] preciseValues(List<Bar> bars, Map<String, ?> entry) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DecimalNumFactory.getInstance(32))
                .build();
        bars.forEach(bar -> series.barBuilder()
                .timePeriod(FeatureLists.HOUR.duration())
                .endTime(Instant.ofEpochSecond(0, bar.closeTime()))
                .openPrice(bar.open())
                .highPrice(bar.high())
                .lowPrice(bar.low())
                .closePrice(bar.close())
                .volume(bar.volume())
                .add());
        return values(series, entry, Order.OLDEST_FIRST);
    }

    private static double[] values(BarSeries series, Map<String, ?> entry, Order order) {
        IntToDoubleFunction formula = new Ta4jReference(series).formula(entry);
        double[] values = new double[series.getBarCount()];
        for (int i = 0; i < values.length; i++) {
            int index = order == Order.EVERY_OTHER ? everyOther(i, values.length) : i;
            values[index] = formula.applyAsDouble(index);
        }
        return values;
    }

    private static int everyOther(int i, int count) {
        int even = (count + 1) / 2;
        return i < even ? 2 * i : 2 * (i - even) + 1;
    }

    private IntToDoubleFunction formula(Map<String, ?> e) {
        return switch ((String) e.get("name")) {
            case "open" -> of(new OpenPriceIndicator(series));
            case "high" -> of(new HighPriceIndicator(series));
            case "low" -> of(new LowPriceIndicator(series));
            case "close" -> of(close);
            case "volume" -> of(new VolumeIndicator(series));
            case "log-return" -> i -> Math.log(back(close, i, 0) / back(close, i, bars(e, 1)));
            case "simple-return" -> {
                IntToDoubleFunction roc = of(new ROCIndicator(close, bars(e, 1)));
                yield i -> roc.applyAsDouble(i) / 100;
            }
            case "roc" -> of(new ROCIndicator(close, bars(e, 10)));
            case "range" -> i -> (high(i) - low(i)) / back(close, i, 0);
            case "body" -> i -> (back(close, i, 0) - open(i)) / open(i);
            case "gap" -> i -> (open(i) - back(close, i, 1)) / back(close, i, 1);
            case "close-location" -> of(new CloseLocationValueIndicator(series));
            case "sma-ratio" -> toAverage(new SMAIndicator(close, bars(e, 20)));
            case "ema-ratio" -> toAverage(new EMAIndicator(close, bars(e, 20)));
            case "kama-ratio" ->
                toAverage(new KAMAIndicator(close, bars(e, 10), number(e, "fast-bars", 2), number(e, "slow-bars", 30)));
            case "macd" -> toClose(macd(e));
            case "macd-signal" -> toClose(macd(e).getSignalLine(number(e, "signal-bars", 9)));
            case "macd-histogram" -> toClose(macd(e).getHistogram(number(e, "signal-bars", 9)));
            case "rsi" -> of(new RSIIndicator(close, bars(e, 14)));
            case "stochastic-k" -> of(new StochasticOscillatorKIndicator(series, bars(e, 14)));
            case "stochastic-d" ->
                of(new StochasticOscillatorDIndicator(new SMAIndicator(
                        new StochasticOscillatorKIndicator(series, bars(e, 14)), number(e, "smooth-bars", 3))));
            case "williams-r" -> of(new WilliamsRIndicator(series, bars(e, 14)));
            case "cci" -> of(new CCIIndicator(series, bars(e, 20)));
            case "atr-ratio" -> toClose(new ATRIndicator(series, bars(e, 14)));
            case "plus-di" -> of(new PlusDIIndicator(series, bars(e, 14)));
            case "minus-di" -> of(new MinusDIIndicator(series, bars(e, 14)));
            case "adx" -> of(new ADXIndicator(series, bars(e, 14)));
            case "standard-deviation" -> toClose(new StandardDeviationIndicator(close, bars(e, 20)));
            case "volatility" -> of(new StandardDeviationIndicator(new LogReturn(series), bars(e, 20)));
            case "bollinger-percent-b" -> of(new PercentBIndicator(close, bars(e, 20), deviations(e)));
            case "bollinger-width" -> of(bollingerWidth(e));
            case "volume-ratio" -> volumeRatio(bars(e, 20));
            case "obv-slope" -> onBalanceSlope(bars(e, 14));
            case "mfi" -> of(new MoneyFlowIndexIndicator(series, bars(e, 14)));
            case "cmf" -> of(new ChaikinMoneyFlowIndicator(series, bars(e, 20)));
            case "day-of-week-sin" -> i -> Math.sin(weekAngle(i));
            case "day-of-week-cos" -> i -> Math.cos(weekAngle(i));
            case "time-of-day-sin" -> i -> Math.sin(dayAngle(i));
            case "time-of-day-cos" -> i -> Math.cos(dayAngle(i));
            default -> throw new IllegalArgumentException("no reference for " + e);
        };
    }

    private static IntToDoubleFunction of(Indicator<Num> indicator) {
        return i -> indicator.getValue(i).doubleValue();
    }

    private IntToDoubleFunction toClose(Indicator<Num> indicator) {
        return i -> indicator.getValue(i).dividedBy(close.getValue(i)).doubleValue();
    }

    private IntToDoubleFunction toAverage(Indicator<Num> average) {
        return i -> close.getValue(i).dividedBy(average.getValue(i)).doubleValue() - 1;
    }

    private MACDIndicator macd(Map<String, ?> e) {
        return new MACDIndicator(close, number(e, "fast-bars", 12), number(e, "slow-bars", 26));
    }

    private Indicator<Num> bollingerWidth(Map<String, ?> e) {
        int bars = bars(e, 20);
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close, bars));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, bars);
        Num k = series.numFactory().numOf(deviations(e));
        return new BollingerBandWidthIndicator(
                new BollingerBandsUpperIndicator(middle, deviation, k),
                middle,
                new BollingerBandsLowerIndicator(middle, deviation, k));
    }

    private IntToDoubleFunction volumeRatio(int bars) {
        VolumeIndicator volume = new VolumeIndicator(series);
        SMAIndicator mean = new SMAIndicator(volume, bars);
        return i -> volume.getValue(i).dividedBy(mean.getValue(i)).doubleValue();
    }

    private IntToDoubleFunction onBalanceSlope(int bars) {
        Indicator<Num> balance = new OnBalanceVolumeIndicator(series);
        Indicator<Num> slope = new SimpleLinearRegressionIndicator(balance, bars, SimpleLinearRegressionType.SLOPE);
        SMAIndicator mean = new SMAIndicator(new VolumeIndicator(series), bars);
        return i -> slope.getValue(i).dividedBy(mean.getValue(i)).doubleValue();
    }

    private double weekAngle(int i) {
        return 2 * Math.PI * (local(i).minusNanos(1).getDayOfWeek().getValue() - 1) / 7;
    }

    private double dayAngle(int i) {
        return 2 * Math.PI * local(i).toLocalTime().toNanoOfDay() / 86_400e9;
    }

    private ZonedDateTime local(int i) {
        Instant end = series.getBar(i).getEndTime();
        return end.atZone(FeatureLists.NEW_YORK);
    }

    private double open(int i) {
        return series.getBar(i).getOpenPrice().doubleValue();
    }

    private double high(int i) {
        return series.getBar(i).getHighPrice().doubleValue();
    }

    private double low(int i) {
        return series.getBar(i).getLowPrice().doubleValue();
    }

    private static double back(Indicator<Num> indicator, int i, int bars) {
        return i < bars ? Double.NaN : indicator.getValue(i - bars).doubleValue();
    }

    private static int bars(Map<String, ?> entry, int defaultValue) {
        return number(entry, "bars", defaultValue);
    }

    private static int number(Map<String, ?> entry, String key, int defaultValue) {
        return entry.get(key) instanceof Number number ? number.intValue() : defaultValue;
    }

    private static double deviations(Map<String, ?> entry) {
        return entry.get("deviations") instanceof Number number ? number.doubleValue() : 2;
    }

    /** Ta4j has no log return: the logarithm of its close price ratio. */
    private static final class LogReturn extends AbstractIndicator<Num> {
        private final ClosePriceRatioIndicator ratio;

        LogReturn(BarSeries series) {
            super(series);
            this.ratio = new ClosePriceRatioIndicator(series);
        }

        @Override
        public Num getValue(int index) {
            return ratio.getValue(index).log();
        }

        @Override
        public int getCountOfUnstableBars() {
            return ratio.getCountOfUnstableBars();
        }
    }
}
