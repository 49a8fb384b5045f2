package io.hindcast.engine.pipeline;

import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Scaler;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Asks again for windows that have entered a figure, one at a time and in shuffled order, of a model that was asked nothing
 * before: whatever the value of a window owes to its neighbours, to earlier calls or to chance is not there a second time.
 * Where rounding must be forgiven, they are asked for in their old places of calls whose other windows are other ones as well,
 * of a model that was asked nothing before either; that must not move a bit.
 */
public final class WindowCheck {
    private static final int FEWEST = 64;
    private static final int MOST = 2_000;
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int FEWEST_CALLS = 8;

    /** In a long run, after so many windows, twice as many and so on, and then in steps of the last. */
    private static final long FIRST_ASKED_AFTER = 1_024;

    private static final long MOST_BETWEEN = 1 << 18;

    /** Rounding, as a part of the spread of the forecasts, and of that of the returns where the forecasts hardly move. */
    private static final double ROUNDING = 1e-5;

    private static final double ROUNDING_OF_RETURNS = 1e-6;

    private static final String ALONE = "a model that was loaded afresh is asked for this window alone";

    private static final String NO_RESULT =
            ". A forecast must depend on its own window alone, and no result of this run can"
                    + " be believed; use another model, or have its author mend it";

    private final long from;
    private final Random random;
    private Supplier<FreshModel> fresh;

    @SuppressWarnings("NullAway.Init") // by shape
    private WindowSample sample;

    private int length;
    private int width;

    @SuppressWarnings("NullAway.Init") // by shape
    private ForecastTarget target;

    private boolean exact;
    private long windows;
    private long asked;
    private long due = FIRST_ASKED_AFTER;
    private double mean;
    private double squares;
    private double returnSquares;
    private double lastClose = Double.NaN;

    /**
     * @param from close of the first bar whose forecast enters a figure, nanoseconds since 1970-01-01T00:00Z
     * @param seed draws the windows; the model must not know it
     * @param fresh gives a model that was asked nothing yet
     */
    public WindowCheck(long from, long seed, Supplier<FreshModel> fresh) {
        this.from = from;
        this.random = new Random(seed);
        this.fresh = fresh;
    }

    /**
     * What came of it.
     *
     * @param windows that entered a figure
     * @param askedAgain of them
     */
    public record Result(long windows, long askedAgain) {}

    void shape(int windowBars, int featureCount, ForecastTarget meaning) {
        width = featureCount;
        length = windowBars * featureCount;
        target = meaning;
        sample = new WindowSample(length, random);
    }

    /** Takes a window that was forecast. */
    void offer(BarEvent event, int place, double value, double[] unscaled, int offset) {
        if (event.bar().closeTime() < from) {
            return;
        }
        double close = event.bar().close();
        double size = Math.abs(event.forecastPrice() / close - 1);
        sample.offer(event, place, value, size, unscaled, offset);
        windows++;
        double off = value - mean;
        mean += off / windows;
        squares += off * (value - mean);
        double move = Double.isNaN(lastClose) ? 0 : close / lastClose - 1;
        returnSquares += move * move;
        lastClose = close;
    }

    /** Between two calls of a run that goes on: asks for a few, when it is time again. */
    void whileRunning(WindowStage stage) {
        if (windows >= due) {
            due = Math.min(2 * windows, windows + MOST_BETWEEN);
            askAlone(stage, sample.shuffled(FEWEST), FEWEST);
        }
    }

    /** Asks for windows of the model that ends. */
    void end(WindowStage stage) {
        asked += askAlone(stage, sample.shuffled(FEWEST), FEWEST);
        sample.clear();
    }

    /** Goes on with the windows of another. */
    void begin(Supplier<FreshModel> next) {
        fresh = next;
    }

    /** When the run has ended. */
    Result atEnd(WindowStage stage, int count) {
        List<KeptWindow> kept = sample.shuffled(FEWEST);
        asked += askAlone(stage, kept, MOST);
        // Exact values that are the same alone are the same in any company.
        if (count > 1 && !exact) {
            askInOtherCompany(stage, kept, count);
        }
        return new Result(windows, asked);
    }

    private int askAlone(WindowStage stage, List<KeptWindow> kept, int most) {
        if (kept.isEmpty()) {
            return 0;
        }
        long start = System.nanoTime();
        int done = 0;
        try (FreshModel model = fresh.get()) {
            Scaler scaler = model.scaler();
            exact = model.exact();
            double[] values = new double[1];
            for (KeptWindow window : kept) {
                if (done >= FEWEST && (done >= most || System.nanoTime() - start > MOST_NANOS)) {
                    break;
                }
                float[] scaled = new float[length];
                scale(window, scaler, scaled, 0);
                values[0] = Double.NaN;
                try {
                    model.evaluate(scaled, 1, values);
                } catch (PluginFailure e) {
                    throw new InvalidInputException(
                            refusal(stage, window) + ", but when " + ALONE + ", " + e.getMessage() + NO_RESULT, e);
                }
                if (!agree(window, values[0])) {
                    throw refused(stage, window, values[0], "when " + ALONE);
                }
                done++;
            }
        }
        return done;
    }

    private boolean agree(KeptWindow window, double value) {
        if (Double.doubleToLongBits(value) == Double.doubleToLongBits(window.value())) {
            return true;
        }
        double unit = target == ForecastTarget.CLOSE ? window.close() : 1;
        double rounding = Math.max(
                ROUNDING * Math.sqrt(squares / windows),
                ROUNDING_OF_RETURNS * Math.sqrt(returnSquares / windows) * unit);
        return !exact && Math.abs(value - window.value()) <= rounding;
    }

    /**
     * In calls of as many windows as those of the run, each at its place; only its neighbours are others. Of a model that
     * remembers nothing of the run: the forecaster of the run may know what it has said of a window.
     */
    private void askInOtherCompany(WindowStage stage, List<KeptWindow> kept, int count) {
        long start = System.nanoTime();
        try (FreshModel model = fresh.get()) {
            List<KeptWindow> waiting = kept;
            for (int call = 0; !waiting.isEmpty(); call++) {
                if (call >= FEWEST_CALLS && System.nanoTime() - start > MOST_NANOS) {
                    return;
                }
                waiting = askInOneCall(stage, model, waiting, count);
            }
        }
    }

    /** Returns those that have to wait for another call. */
    private List<KeptWindow> askInOneCall(WindowStage stage, FreshModel model, List<KeptWindow> waiting, int count) {
        float[] scaled = new float[count * length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = 4 * random.nextFloat() - 2;
        }
        // Every second place or so keeps its noise: windows of one call must not all meet again.
        boolean[] noise = new boolean[count];
        for (int i = 0; i < count; i++) {
            noise[i] = random.nextBoolean();
        }
        KeptWindow[] at = new KeptWindow[count];
        List<KeptWindow> left = new ArrayList<>();
        for (KeptWindow window : waiting) {
            if (noise[window.place()] || at[window.place()] != null) {
                left.add(window);
            } else {
                at[window.place()] = window;
                scale(window, model.scaler(), scaled, window.place() * length);
            }
        }
        double[] values = new double[count];
        model.evaluate(scaled, count, values);
        for (KeptWindow window : at) {
            if (window != null
                    && Double.doubleToLongBits(values[window.place()]) != Double.doubleToLongBits(window.value())) {
                throw refused(
                        stage,
                        window,
                        values[window.place()],
                        "when a model that was loaded afresh is asked for it in a call of " + count
                                + " whose other windows are others");
            }
        }
        return left;
    }

    private void scale(KeptWindow window, Scaler scaler, float[] into, int offset) {
        for (int step = 0; step < length / width; step++) {
            scaler.scale(window.row(step, width), into, offset + step * width);
        }
    }

    private static InvalidInputException refused(WindowStage stage, KeptWindow window, double value, String when) {
        return new InvalidInputException(refusal(stage, window) + ", but is " + value + " " + when + NO_RESULT);
    }

    private static String refusal(WindowStage stage, KeptWindow window) {
        return stage.modelName() + " is refused: its value for the window that ends with bar " + window.index() + " ("
                + EpochNanos.toInstant(window.closeTime()) + ") was " + window.value() + " in the run";
    }
}
