package io.hindcast.engine.pipeline;

import io.hindcast.engine.seeds.MeanForecaster;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;

/** A model that has been asked nothing yet, to be asked what another of its kind was asked before. */
public interface FreshModel extends AutoCloseable {
    /** Its scaler. */
    Scaler scaler();

    /** See {@link WindowStage#evaluate}. */
    void evaluate(float[] windows, int count, double[] values);

    /**
     * True when its values for a window are the same bits however many windows are asked for with it; a BLAS may round
     * differently for another number.
     */
    boolean exact();

    @Override
    void close();

    /** A forecaster of its own, which must return in time when it comes from a plugin. */
    static FreshModel of(TrainedModel model) {
        Forecaster made = model.newForecaster();
        Forecaster forecaster = MeanForecaster.inTime(made);
        boolean exact = compiled(model) && MeanForecaster.watches(made).isEmpty();
        return of(model.scaler(), forecaster::forecast, exact, forecaster::close);
    }

    /** True when a built-in model computes its values without a BLAS, so that they are the same bits in any call. */
    static boolean compiled(FittedModel model) {
        return model.inference().startsWith("compiled");
    }

    /**
     * From its parts.
     *
     * @param exact see {@link #exact}
     * @param end gives up what computes the values
     */
    static FreshModel of(Scaler scaler, Values values, boolean exact, Runnable end) {
        return new FreshModel() {
            @Override
            public Scaler scaler() {
                return scaler;
            }

            @Override
            public void evaluate(float[] windows, int count, double[] into) {
                values.of(windows, count, into);
            }

            @Override
            public boolean exact() {
                return exact;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }

    /** Computes values of windows. */
    @FunctionalInterface
    interface Values {
        /** See {@link WindowStage#evaluate}. */
        void of(float[] windows, int count, double[] values);
    }
}
