package io.hindcast.runs.baselines;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.runs.baselines.Baselines.Fit;
import io.hindcast.runs.config.RunPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts of the ridge regression and of the training mean on each bar, by the fit of the fold whose model is in force; by that
 * of the first fold before all tests.
 */
final class FittedForecasts {
    private final RunPlan plan;
    private final List<Fit> fits;
    private final ForecastTarget target;
    private final double[] row;
    private final float[] window;
    private final double[] value = new double[1];
    private int fold = -1;
    private @Nullable Forecaster forecaster;
    private double ridge = Double.NaN;
    private double mean = Double.NaN;
    private long withoutPrice;

    /**
     * @param fits one for each fold of the plan
     * @param target of the regressions
     * @param width features of a bar
     */
    FittedForecasts(RunPlan plan, List<Fit> fits, ForecastTarget target, int width) {
        if (fits.size() != plan.folds().size()) {
            throw new IllegalArgumentException(
                    fits.size() + " fits for " + plan.folds().size() + " folds");
        }
        this.plan = plan;
        this.fits = fits;
        this.target = target;
        row = new double[width];
        window = new float[width];
    }

    /** Forecasts at the close of a bar. */
    void onBar(BarEvent event) {
        double close = event.bar().close();
        Forecaster own = inForce(event.bar().closeTime());
        mean = close * Math.exp(fits.get(fold).meanLogReturn());
        ridge = Double.NaN;
        if (event.featuresComplete()) {
            // A scaler sees a copy: the row of the ring is written to again.
            System.arraycopy(event.features(), 0, row, 0, row.length);
            fits.get(fold).ridge().scaler().scale(row, window, 0);
            own.forecast(window, 1, value);
            double price = target.price(value[0], close);
            if (price > 0 && Double.isFinite(price)) {
                ridge = price;
            } else {
                withoutPrice++;
            }
        }
    }

    private Forecaster inForce(long close) {
        int next = Math.max(fold, 0);
        while (next + 1 < fits.size()
                && plan.folds().get(next + 1).segments().test().from() <= close) {
            next++;
        }
        if (forecaster == null || next != fold) {
            close();
            fold = next;
            forecaster = fits.get(fold).ridge().newForecaster();
        }
        return forecaster;
    }

    /** The price that the regression expects at the horizon; NaN where it has none. */
    double ridge() {
        return ridge;
    }

    /** The price that the training mean expects at the horizon. */
    double mean() {
        return mean;
    }

    /** Bars on which the regression's value was no price. */
    long withoutPrice() {
        return withoutPrice;
    }

    void close() {
        if (forecaster != null) {
            forecaster.close();
        }
    }
}
