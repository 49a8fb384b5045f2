package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.baselines.Baselines;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.folder.RunParts;
import io.hindcast.runs.labels.LabelFolder;
import io.hindcast.runs.models.ModelStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One pass of stored bars down the line, with the models of a plan, to a run folder. Used once, since the strategy of its inputs
 * has a state.
 *
 * @param <M> the models that its direction has
 * @param models of the plan's folds, in their order; empty in a run without one
 * @param origin of those that take over
 * @param baselines what it is set beside
 * @param report whether a page is made of it
 */
record RunPass<M extends FittedModel>(
        RunInputs<M> inputs,
        RunPlan plan,
        List<ModelStore.Stored<M>> models,
        LiveModel.Origin origin,
        ForecastUse use,
        Baselines baselines,
        boolean report) {
    /**
     * Makes it.
     *
     * @param folder exists and is empty
     * @param place where the folder will be
     * @param labels to lay over it; null for none
     * @param parts what stands beside it
     */
    Summary record(
            Path folder, Path place, Instant started, Clock clock, @Nullable LabelFolder labels, RunParts parts) {
        ModelSchedule<M> schedule = ModelSchedule.of(Long.MIN_VALUE, plan, models, inputs.direction(), origin);
        RunRecording recording = new RunRecording(folder, inputs, plan, models, use, baselines, report);
        StoredBars bars = inputs.bars();
        try (Run<M> run = new Run<>(inputs, bars.open(), plan, schedule, recording)) {
            run.lookOutside(bars::open);
            run.go(
                            List.of(),
                            List.of(),
                            inputs.config().pipeline(),
                            inputs.progress().bars(inputs.queue().rows()))
                    .forEach(inputs.phases()::add);
            run.check().ifPresent(inputs.progress()::note);
            OptionalDouble micros = run.forecastMicros();
            Summary summary = run.finish(new RunEnding(
                    place.getFileName().toString(),
                    started,
                    clock.instant(),
                    micros,
                    Optional.ofNullable(labels),
                    Optional.empty(),
                    parts));
            return use.trades() ? recording.addReportTime(summary) : summary;
        }
    }
}
