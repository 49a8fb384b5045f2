package io.hindcast.engine.pipeline;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Scaler;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scales each row once, cuts the windows, and has all windows of a chunk computed in one call, always of the same number
 * of windows. A bar whose window is not complete yet has a window of zeros, whose value is not used. Where another model
 * takes over within a chunk, the chunk is computed in as many calls as it has models, each with windows of zeros in the
 * places of the others; the rows that the new model's first windows reach back to are scaled again, by its own scaler.
 */
public abstract class WindowStage implements Stage, AutoCloseable {
    private Scaler scaler;
    private final ForecastTarget target;
    private final int window;
    private final int width;
    private double[] unscaled = {};
    private boolean[] complete = {};
    private float[] rows = {};
    private float[] windows = {};
    private double[] values = {};
    private boolean[] cut = {};
    private long completeRows;
    private final double[] row;
    private @Nullable Chunk current;
    private long neededFrom = Long.MIN_VALUE;
    private @Nullable WindowCheck check;

    /**
     * @param scaler of the model
     * @param window time steps of a window
     * @param width features of a time step
     * @param target what the values mean
     */
    protected WindowStage(Scaler scaler, int window, int width, ForecastTarget target) {
        this.scaler = scaler;
        this.target = target;
        this.window = window;
        this.width = width;
        this.row = new double[width];
    }

    /**
     * Computes the values of windows.
     *
     * @param windows {@code [minibatch, time, features]}, row-major, scaled, oldest bar first
     * @param count how many windows
     * @param values receives {@code count} values in units of the target
     */
    protected abstract void evaluate(float[] windows, int count, double[] values);

    /** Whether another model forecasts from a bar on. */
    protected abstract boolean changesAt(BarEvent event);

    /**
     * Goes over to the model that forecasts from a bar on.
     *
     * @return its scaler
     */
    protected abstract Scaler adopt(BarEvent event);

    /** Makes the model that is in force now, as one that has been asked nothing yet. */
    protected abstract FreshModel fresh();

    /**
     * Leaves out the forecasts on bars before a time, which nobody will use.
     *
     * @param close of the first bar, nanoseconds since 1970-01-01T00:00Z
     */
    public final void neededFrom(long close) {
        neededFrom = close;
    }

    /**
     * Asks again for windows while the run goes on, and when it has ended.
     *
     * @param asks has seen no window
     */
    public final void check(WindowCheck asks) {
        asks.shape(window, width, target);
        check = asks;
    }

    /**
     * Asks again for windows of the run that has ended.
     *
     * @return how many; empty without a check
     * @throws io.hindcast.settings.InvalidInputException when one has another value
     */
    public final Optional<WindowCheck.Result> askAgain() {
        return check == null ? Optional.empty() : Optional.of(check.atEnd(this, values.length));
    }

    /** What the model is called where it is refused. */
    protected String modelName() {
        return "the forecast model";
    }

    final Scaler scaler() {
        return scaler;
    }

    /** Gives up what computes the values. */
    @Override
    public abstract void close();

    @Override
    public final String name() {
        return "forecast";
    }

    @Override
    public final String place() {
        return current == null ? "before its first bar" : StageFailure.place(current);
    }

    /** Time steps of a window. */
    public final int windowBars() {
        return window;
    }

    /** Features of a time step. */
    public final int featureCount() {
        return width;
    }

    @Override
    public final void onChunk(Chunk chunk) {
        current = chunk;
        int size = chunk.size();
        if (values.length != size) {
            rows = new float[(window - 1 + size) * width];
            unscaled = new double[rows.length];
            complete = new boolean[window - 1 + size];
            windows = new float[size * window * width];
            values = new double[size];
            cut = new boolean[size];
        }
        for (int from = 0; from < size; ) {
            if (changesAt(chunk.get(from))) {
                takeOver(chunk.get(from), from);
            }
            int to = from + 1;
            while (to < size && !changesAt(chunk.get(to))) {
                to++;
            }
            forecast(chunk, from, to);
            from = to;
        }
        System.arraycopy(rows, size * width, rows, 0, (window - 1) * width);
        System.arraycopy(unscaled, size * width, unscaled, 0, (window - 1) * width);
        System.arraycopy(complete, size, complete, 0, window - 1);
    }

    /** Scales the rows before slot {@code i} again, as the new model would have had them from the first bar on. */
    private void takeOver(BarEvent event, int i) {
        if (check != null) {
            check.end(this);
        }
        scaler = adopt(event);
        if (check != null) {
            check.begin(this::fresh);
        }
        for (int each = 0; each < window - 1 + i; each++) {
            if (complete[each]) {
                scale(each);
            }
        }
    }

    /** A scaler sees a copy: it must not come to know a row of the ring, which the bars of the future are written to. */
    private void scale(int index) {
        System.arraycopy(unscaled, index * width, row, 0, width);
        scaler.scale(row, rows, index * width);
    }

    /** Slots {@code [from, to)} of a chunk, all with one model. */
    private void forecast(Chunk chunk, int from, int to) {
        int size = chunk.size();
        if (to - from < size) {
            Arrays.fill(windows, 0f);
        }
        boolean any = false;
        for (int i = from; i < to; i++) {
            cut[i] = cutWindow(chunk.get(i), i) && chunk.get(i).bar().closeTime() >= neededFrom;
            any |= cut[i];
        }
        if (any) {
            evaluate(windows, size, values);
            for (int i = from; i < to; i++) {
                if (cut[i]) {
                    publish(chunk.get(i), values[i]);
                }
            }
            if (check != null) {
                offer(check, chunk, from, to);
            }
        }
    }

    private void offer(WindowCheck asks, Chunk chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            if (cut[i]) {
                asks.offer(chunk.get(i), i, values[i], unscaled, i * width);
            }
        }
        asks.whileRunning(this);
    }

    private boolean cutWindow(BarEvent event, int i) {
        int at = window - 1 + i;
        complete[at] = event.isBar() && event.featuresComplete();
        if (complete[at]) {
            System.arraycopy(event.features(), 0, unscaled, at * width, width);
            scale(at);
            completeRows++;
        } else {
            Arrays.fill(rows, at * width, (at + 1) * width, 0f);
            completeRows = 0;
        }
        int from = i * window * width;
        if (completeRows >= window) {
            System.arraycopy(rows, i * width, windows, from, window * width);
            return true;
        }
        Arrays.fill(windows, from, from + window * width, 0f);
        return false;
    }

    private void publish(BarEvent event, double value) {
        double price = target.price(value, event.bar().close());
        if (!(price > 0) || Double.isInfinite(price)) {
            throw StageFailure.at(
                    name(),
                    event.index(),
                    event.bar(),
                    new ArithmeticException("the model forecasts a price of " + price + " (its value: " + value + ")"));
        }
        event.forecastPrice(price);
    }
}
