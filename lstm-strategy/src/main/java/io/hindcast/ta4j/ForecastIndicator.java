package io.hindcast.ta4j;

import io.hindcast.adapter.ForecastStream;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.MutableBar;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.NaN;
import org.ta4j.core.num.Num;

/**
 * The price that a stored model expects at its horizon. The value at an index is the forecast made at the close of that
 * bar, from that bar and earlier ones alone; NaN during warm-up. On a series of doubles it is the one that a backtest
 * makes, to the bit (Ta4j's decimals keep 16 digits of a price).
 *
 * <p>Each bar is read once, in order, and its value is kept. The last bar of a series may still change: when it has, all is
 * computed again from the first bar, which is then still needed. A series that drops old bars is fine as long as the
 * indicator has been asked before they went.
 */
public final class ForecastIndicator extends AbstractIndicator<Num> {
    private final List<Forecast> forecasts = new ArrayList<>();
    private final MutableBar last = new MutableBar();
    private final int first;
    private ForecastStream stream;

    /**
     * An indicator that has read no bar.
     *
     * @param series of bars as long as those that the model was trained on
     * @param stream that has seen no bar, for this indicator alone
     */
    public ForecastIndicator(BarSeries series, ForecastStream stream) {
        super(series);
        this.stream = stream;
        this.first = Math.max(0, series.getBeginIndex());
    }

    /**
     * Loads a model.
     *
     * @param model folder of a causal model, as {@code hindcast train} prints it
     * @param zone the market's zone, for features of the calendar
     * @throws io.hindcast.settings.InvalidInputException when it is no model, is damaged, or is for offline evaluation only
     */
    public static ForecastIndicator open(BarSeries series, Path model, ZoneId zone) {
        return new ForecastIndicator(series, ForecastStream.open(model, zone));
    }

    @Override
    public Num getValue(int index) {
        return forecast(index)
                .<Num>map(forecast -> getBarSeries().numFactory().numOf(forecast.price()))
                .orElse(NaN.NaN);
    }

    /**
     * The forecast made at the close of a bar.
     *
     * @param index of the bar
     * @return empty during warm-up, and before the series' first bar
     * @throws IndexOutOfBoundsException when the series has no such bar yet
     * @throws IllegalArgumentException when bars are of another length than the model's, or not in the order of time
     * @throws IllegalStateException when bars that are needed were dropped from the series
     */
    public synchronized Optional<Forecast> forecast(int index) {
        if (index > getBarSeries().getEndIndex()) {
            throw new IndexOutOfBoundsException(
                    "the series ends with bar " + getBarSeries().getEndIndex() + ": index=" + index);
        }
        if (next() > first && index >= next() - 1 && lastHasChanged()) {
            restart();
        }
        while (next() <= index) {
            read(next());
        }
        return index < first ? Optional.empty() : Optional.ofNullable(forecasts.get(index - first));
    }

    @Override
    public int getCountOfUnstableBars() {
        return first + stream.warmUpBars();
    }

    /** Index of the next bar to read. */
    private int next() {
        return first + forecasts.size();
    }

    private boolean lastHasChanged() {
        int index = next() - 1;
        if (index < getBarSeries().getBeginIndex()) {
            return false;
        }
        MutableBar now = fill(new MutableBar(), getBarSeries().getBar(index));
        return now.closeTime() != last.closeTime()
                || now.open() != last.open()
                || now.high() != last.high()
                || now.low() != last.low()
                || now.close() != last.close()
                || now.volume() != last.volume();
    }

    private void restart() {
        ForecastStream fresh = stream.restarted();
        stream.close();
        stream = fresh;
        forecasts.clear();
    }

    private void read(int index) {
        if (index < getBarSeries().getBeginIndex()) {
            throw new IllegalStateException("bar " + index + " is needed, but the series has dropped the bars before "
                    + getBarSeries().getBeginIndex() + "; ask the indicator at every bar, or let the series keep more");
        }
        Bar bar = getBarSeries().getBar(index);
        if (!bar.getTimePeriod().equals(stream.interval().duration())) {
            throw new IllegalArgumentException("the model was trained on bars of " + stream.interval() + ", but bar "
                    + index + " is " + bar.getTimePeriod() + " long");
        }
        forecasts.add(stream.next(fill(last, bar)).orElse(null));
    }

    private static MutableBar fill(MutableBar into, Bar bar) {
        return into.set(
                EpochNanos.of(bar.getEndTime()),
                bar.getOpenPrice().doubleValue(),
                bar.getHighPrice().doubleValue(),
                bar.getLowPrice().doubleValue(),
                bar.getClosePrice().doubleValue(),
                bar.getVolume().doubleValue());
    }
}
