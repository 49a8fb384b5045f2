package io.hindcast.engine.pipeline;

import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.seeds.MeanForecaster;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.settings.InvalidInputException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Second stage: forecasts on every bar whose window is complete. Refuses a forecaster whose value for a window depends on
 * anything but that window: it is probed before its first forecast, again on its first two chunks, and on every
 * {@value #PROBED_EVERY}th.
 */
public final class ForecastStage extends WindowStage {
    /** A probe costs a call more, so probing takes less than a hundredth of the time. */
    private static final int PROBED_EVERY = 128;

    private static final int TRIED_WINDOWS = 8;

    private volatile Forecaster forecaster;
    private @Nullable TrainedModel model;
    private @Nullable WindowProbe probe;
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

    /**
     * Probes a model before it gets anywhere near the line.
     *
     * @throws InvalidInputException when its windows have another shape, or a value depends on more than its own window
     * @throws io.hindcast.engine.plugin.PluginFailure when it fails, or does not return
     */
    public static void tryOut(TrainedModel model, int windowBars, int featureCount) {
        try (Forecaster forecaster = MeanForecaster.inTime(model.newForecaster())) {
            if (forecaster.windowBars() != windowBars || forecaster.featureCount() != featureCount) {
                throw new InvalidInputException("the model forecasts from windows of " + forecaster.windowBars()
                        + " bars x " + forecaster.featureCount() + " features, but the session has " + windowBars
                        + " x " + featureCount + "; use a model trained for its config");
            }
            new WindowProbe(forecaster, TRIED_WINDOWS).random().ifPresent(finding -> {
                throw new InvalidInputException("the model is refused: it " + finding
                        + ". A forecast must depend on its own window alone; use another model");
            });
        }
    }

    @Override
    public List<CallWatch> watches() {
        return MeanForecaster.watches(forecaster);
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

    @Override
    protected boolean changesAt(BarEvent event) {
        return event.model().isPresent();
    }

    /** The new one is probed as the first was. */
    @Override
    protected Scaler adopt(BarEvent event) {
        forecaster.close();
        model = event.model().orElseThrow().model();
        forecaster = model.newForecaster();
        probe = null;
        chunks = 0;
        return model.scaler();
    }

    @Override
    protected FreshModel fresh() {
        return FreshModel.of(Objects.requireNonNull(model, "no other model has taken over"));
    }

    @Override
    protected String modelName() {
        return watches().isEmpty() ? super.modelName() : forecaster.toString();
    }

    private void refuse(String finding) {
        throw new InvalidInputException(modelName() + " is refused, " + place()
                + ": it " + finding
                + ". A forecast must depend on its own window alone; use another model, or have its author mend"
                + " Forecaster.forecast.");
    }

    @Override
    public void close() {
        forecaster.close();
    }
}
