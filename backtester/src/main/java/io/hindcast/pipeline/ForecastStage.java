package io.hindcast.pipeline;

import io.hindcast.containment.CallWatch;
import io.hindcast.containment.ContainedForecaster;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.settings.InvalidInputException;
import java.util.List;

/**
 * Second stage: forecasts on every bar whose window is complete. Refuses a forecaster whose value for a window depends on
 * anything but that window: it is probed before its first forecast, again on its first two chunks, and on every
 * {@value #PROBED_EVERY}th.
 */
public final class ForecastStage extends WindowStage {
    /** A probe costs a call more, so probing takes less than a hundredth of the time. */
    private static final int PROBED_EVERY = 128;

    private final Forecaster forecaster;
    private WindowProbe probe;
    private long chunks;

    /**
     * @param scaler of the model
     * @param forecaster of the model, for this stage alone, which closes it
     * @param target what the forecaster's values mean
     */
    public ForecastStage(Scaler scaler, Forecaster forecaster, ForecastTarget target) {
        super(scaler, forecaster.windowBars(), forecaster.featureCount(), target);
        this.forecaster = forecaster;
    }

    @Override
    public List<CallWatch> watches() {
        return forecaster instanceof ContainedForecaster contained ? List.of(contained.watch()) : List.of();
    }

    @Override
    protected void evaluate(float[] windows, int count, double[] values) {
        if (probe == null) {
            probe = new WindowProbe(forecaster, count);
            probe.random().ifPresent(this::refuse);
        }
        boolean probed = count == probe.count() && (chunks % PROBED_EVERY == 0 || chunks == 1);
        if (probed) {
            probe.remember(windows);
        }
        forecaster.forecast(windows, count, values);
        if (probed) {
            probe.againstAny(values).ifPresent(this::refuse);
        }
        chunks++;
    }

    private void refuse(String finding) {
        throw new InvalidInputException(
                (watches().isEmpty() ? "the forecast model" : forecaster.toString()) + " is refused, " + place()
                        + ": it " + finding
                        + ". A forecast must depend on its own window alone; use another model, or have its author mend"
                        + " Forecaster.forecast.");
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
