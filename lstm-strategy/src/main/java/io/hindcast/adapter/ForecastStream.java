package io.hindcast.adapter;

import io.hindcast.features.Ta4jFeatures;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.Forecast;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.inference.ModelFolder;
import io.hindcast.inference.StandaloneModel;
import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Bars in, forecasts out: a stored model with its features. A forecast depends on its own bar and earlier ones alone, and
 * is the one that a backtest makes with this model on these bars, to the bit. Not safe for use from several threads.
 */
public final class ForecastStream implements AutoCloseable {
    private final StandaloneModel source;
    private final ZoneId zone;
    private final FeaturePipeline features;
    private final Scaler scaler;
    private final Forecaster forecaster;
    private final double[] row;
    private final float[] window;
    private final double[] value = new double[1];
    private long completeRows;
    private long lastTime = Long.MIN_VALUE;

    private ForecastStream(StandaloneModel source, ZoneId zone) {
        this.source = source;
        this.zone = zone;
        features = new Ta4jFeatures()
                .ofNames(source.inputs().features(), source.inputs().interval(), zone)
                .get();
        scaler = source.model().scaler();
        forecaster = source.model().newForecaster();
        row = new double[features.width()];
        window = new float[source.windowBars() * row.length];
    }

    /**
     * Loads a model. Its folder says which features it is fed.
     *
     * @param model folder of a causal model, as {@code hindcast train} prints it
     * @param zone the market's zone, for features of the calendar
     * @throws io.hindcast.settings.InvalidInputException when it is no model, is damaged, or is for offline evaluation only
     */
    public static ForecastStream open(Path model, ZoneId zone) {
        return new ForecastStream(new ModelFolder(model).readAlone(), zone);
    }

    /** A stream of the same model that has seen no bar. */
    public ForecastStream restarted() {
        return new ForecastStream(source, zone);
    }

    /** How long a bar must be. */
    public Interval interval() {
        return source.inputs().interval();
    }

    /** How many bars ahead it forecasts. */
    public int horizonBars() {
        return source.horizonBars();
    }

    /** How many bars pass before the first forecast, which is that of bar {@code warmUpBars()}, counted from 0. */
    public int warmUpBars() {
        return features.warmUpBars() + source.windowBars() - 1;
    }

    /**
     * Takes a bar that has closed.
     *
     * @param bar later than all before
     * @return the forecast made at its close; empty during warm-up
     * @throws IllegalArgumentException when time does not increase
     * @throws ArithmeticException when the model forecasts no price
     */
    public Optional<Forecast> next(Bar bar) {
        if (bar.closeTime() <= lastTime) {
            throw new IllegalArgumentException("bars must be in the order of time: "
                    + EpochNanos.toInstant(bar.closeTime()) + " came after " + EpochNanos.toInstant(lastTime));
        }
        lastTime = bar.closeTime();
        if (!features.update(bar, row)) {
            return Optional.empty();
        }
        System.arraycopy(window, row.length, window, 0, window.length - row.length);
        scaler.scale(row, window, window.length - row.length);
        if (++completeRows < source.windowBars()) {
            return Optional.empty();
        }
        forecaster.forecast(window, 1, value);
        double price = source.target().price(value[0], bar.close());
        if (!(price > 0) || Double.isInfinite(price)) {
            throw new ArithmeticException(
                    "the model forecasts a price of " + price + " (its value: " + value[0] + ") at " + bar);
        }
        return Optional.of(new Forecast(source.horizonBars(), bar.close(), price));
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
