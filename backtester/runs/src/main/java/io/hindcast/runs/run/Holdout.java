package io.hindcast.runs.run;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FittedModel;
import io.hindcast.report.summary.Summary;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.InstrumentFindings;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.runs.config.VolumeCheck;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.folder.RunIds;
import io.hindcast.runs.folder.RunResult;
import io.hindcast.runs.labels.LabelFolder;
import io.hindcast.runs.labels.Labelling;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.runs.progress.PhaseClock;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.files.FolderReplacement;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The way to make a run of stored bars, of which one model has seen the first ones and is tested on the last ones.
 *
 * @param <M> the models that its direction has
 */
final class Holdout<M extends FittedModel> {
    private final ModelDirection<M> direction;
    private final ForecastUse use;
    private final List<String> caveats;
    private final Workspace workspace;
    private final RunProgress progress;
    private final Clock clock;

    /**
     * @param caveats what the reader of any such run should know
     * @param clock names the run and dates it; no result depends on it
     */
    Holdout(
            ModelDirection<M> direction,
            ForecastUse use,
            List<String> caveats,
            Workspace workspace,
            RunProgress progress,
            Clock clock) {
        this.direction = direction;
        this.use = use;
        this.caveats = caveats;
        this.workspace = workspace;
        this.progress = progress;
        this.clock = clock;
    }

    /** See {@link Backtest#run}. */
    RunResult run(MapSettings config, String defaultName, RunOptions options) {
        Instant started = clock.instant();
        if (options.place().isEmpty()) {
            RunConfig.requireName(config, defaultName);
        }
        RunInputs<M> inputs = inputs(config, defaultName);
        RunWarnings warnings = inputs.warnings();
        if (use.trades()) {
            VolumeCheck.require(inputs.config().trading(), inputs.queue());
        }
        warnings.say(caveats);
        warnings.say(inputs.queue().warnings());
        warnings.say(inputs.config().trading().warnings());
        warnings.say(InstrumentFindings.of(
                inputs.queue().instrument(), inputs.config().trading()));
        warnings.say(inputs.config().annualisation().warnings());
        Segments segments = inputs.segments();
        ModelSource<M> source = new ModelSource<>(inputs);
        warnings.say(source.warnings());
        Optional<LabelFolder> labels = use.trades() ? labels(inputs, options) : Optional.empty();
        warnings.say(labels.flatMap(LabelFolder::unchecked).stream().toList());
        ModelSchedule<M> models =
                ModelSchedule.of(Long.MIN_VALUE, source.model(segments, options).orElse(null));

        try (FolderReplacement writing = options.place()
                .map(FolderReplacement::new)
                .orElseGet(() -> FolderReplacement.inFreePlace(
                        workspace.runs().resolve(RunIds.of(inputs.config().name(), started))))) {
            RunRecording recording =
                    new RunRecording(writing.folder(), inputs, models.first().orElse(null), use);
            Summary summary =
                    record(inputs, segments, models, recording, started, writing.place(), labels.orElse(null));
            writing.commit();
            return new RunResult(writing.place(), summary);
        }
    }

    /** Reads a config, and imports its bars where they are not stored yet. */
    RunInputs<M> inputs(MapSettings config, String defaultName) {
        PhaseClock phases = new PhaseClock();
        QueueMetadata queue = phases.time("import", () -> DataSection.resolve(config, workspace, progress::note));
        return RunInputs.read(direction, config, queue, defaultName, workspace, progress, phases);
    }

    /** Labels for the report; no part of the line is given them. */
    private Optional<LabelFolder> labels(RunInputs<M> inputs, RunOptions options) {
        if (options.regimes().isPresent()) {
            LabelFolder brought = LabelFolder.open(options.regimes().get());
            brought.requireData(inputs.queue().barsSha256());
            return Optional.of(brought);
        }
        return inputs.config()
                .regimes()
                .map(config -> inputs.phases()
                        .time(
                                "regimes",
                                () -> new Labelling(workspace, progress).label(config, inputs.queue(), false)));
    }

    private Summary record(
            RunInputs<M> inputs,
            Segments segments,
            ModelSchedule<M> models,
            RunRecording recording,
            Instant started,
            Path place,
            @Nullable LabelFolder labels) {
        StoredBars bars = inputs.bars();
        try (Run<M> run = new Run<>(inputs, bars.open(), segments, models, recording)) {
            run.lookOutside(bars::open);
            run.go(
                            List.of(),
                            List.of(),
                            inputs.config().pipeline(),
                            progress.bars(inputs.queue().rows()))
                    .forEach(inputs.phases()::add);
            run.check().ifPresent(progress::note);
            OptionalDouble micros = run.forecastMicros();
            Summary summary = run.finish(new RunEnding(
                    place.getFileName().toString(),
                    started,
                    clock.instant(),
                    micros,
                    Optional.ofNullable(labels),
                    Optional.empty()));
            return use.trades() ? recording.addReportTime(summary) : summary;
        }
    }
}
