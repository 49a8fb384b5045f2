package io.hindcast.pipeline;

import io.hindcast.containment.ContainedForecaster;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.WindowScorer;

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
        Forecaster forecaster = ContainedForecaster.inTime(made);
        boolean exact = compiled(model) && !(made instanceof ContainedForecaster);
        return of(model.scaler(), forecaster::forecast, exact, forecaster::close);
    }

    /** A scorer of its own. */
    static FreshModel of(OfflineModel model) {
        WindowScorer scorer = model.newScorer();
        // Only what is shipped is known to be exact, whatever a plugin calls its arithmetic.
        boolean exact = compiled(model) && model.getClass().getClassLoader() == FreshModel.class.getClassLoader();
        return of(model.scaler(), scorer::score, exact, scorer::close);
    }

    private static boolean compiled(FittedModel model) {
        return model.inference().startsWith("compiled");
    }

    private static FreshModel of(Scaler scaler, Values values, boolean exact, Runnable end) {
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

    /** What a forecaster and a scorer have in common, though neither may be turned into the other. */
    interface Values {
        /** See {@link WindowStage#evaluate}. */
        void of(float[] windows, int count, double[] values);
    }
}
