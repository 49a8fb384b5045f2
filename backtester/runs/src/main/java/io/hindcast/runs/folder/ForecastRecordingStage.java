package io.hindcast.runs.folder;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.market.Instrument;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.runs.config.RunPlan;
import java.nio.file.Path;
import java.util.List;

/** Streams {@code forecasts.csv} of a run that does not trade. */
public final class ForecastRecordingStage extends BarStage implements AutoCloseable {
    private final RunPlan plan;
    private final ForecastRows forecasts;
    private final RunObserver observer;

    /**
     * Opens the file.
     *
     * @param folder the run's
     * @param horizonBars of the forecasts; at least 1
     */
    public ForecastRecordingStage(
            Path folder, Instrument instrument, RunPlan plan, int horizonBars, RunObserver observer) {
        super("recording");
        this.plan = plan;
        this.observer = observer;
        forecasts = new ForecastRows(folder.resolve(ForecastColumn.FILE), instrument.id(), horizonBars, observer);
    }

    @Override
    public List<CallWatch> watches() {
        return observer.watches();
    }

    @Override
    protected void onBar(BarEvent event) {
        long close = event.bar().closeTime();
        forecasts.add(event.bar(), plan.line().of(close), plan.foldAt(close), event.forecastPrice());
    }

    /** Writes the forecasts whose horizon lies behind the last bar, and finishes the file. */
    @Override
    public void close() {
        forecasts.close();
    }
}
