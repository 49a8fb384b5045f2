package io.hindcast.runs.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.FoldParameterColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.files.TrainingColumn;
import io.hindcast.report.summary.CausalitySection;
import io.hindcast.report.summary.RunSection;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.TrainingSection;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.models.TrainingFindings;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.store.files.FolderCertificate;
import io.hindcast.store.ledger.LedgerHead;
import io.hindcast.store.queue.QueueMetadata;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands in a run folder beside the rows: config, training, summary, certificate. */
public final class RunDocuments {
    private final RunConfig<?> run;
    private final QueueMetadata queue;
    private final RunPlan plan;
    private final List<? extends ModelStore.Stored<?>> models;
    private final ModelStore.@Nullable Stored<?> stored;
    private final RunWarnings warnings;

    /**
     * The documents of one run, none of them written yet.
     *
     * @param models of the folds, in their order; empty in a run without a model
     */
    public RunDocuments(
            RunConfig<?> run,
            QueueMetadata queue,
            RunPlan plan,
            List<? extends ModelStore.Stored<?>> models,
            RunWarnings warnings) {
        this.run = run;
        this.queue = queue;
        this.plan = plan;
        this.models = List.copyOf(models);
        this.stored = models.isEmpty() ? null : models.getLast();
        this.warnings = warnings;
    }

    /** Writes what is known before the first bar. */
    public void begin(Path folder) {
        RunFiles.text(folder.resolve("config.yaml"), YamlConfig.write(run.resolved()));
        TrainingRows.write(folder.resolve(TrainingColumn.FILE), plan, fitted(), run.seed());
        if (models.size() > 1 && plan.learnsBefore()) {
            ParameterRows.write(folder.resolve(FoldParameterColumn.FILE), plan, fitted(), run.seed());
        }
    }

    /**
     * All that is said of the run, but for wall times and regimes.
     *
     * @param trades whether the run has traded
     * @param causality what was checked; null in a run without a model
     */
    public Summary summary(
            RunFigures figures,
            SegmentRanges ranges,
            boolean trades,
            RunEnding ending,
            @Nullable CausalitySection causality) {
        ending.live().ifPresent(live -> warnings.add(live.findings()));
        warnings.add(ranges.findings());
        warnings.add(figures.findings());
        return new Summary(
                Optional.empty(),
                trades ? Optional.of(RunResults.of(figures.metrics())) : Optional.empty(),
                figures.errors().map(RunResults::of),
                RunResults.of(run.annualisation()),
                RunResults.costs(run.trading()),
                RunResults.execution(run.trading()),
                described(figures, ranges, ending),
                Optional.ofNullable(stored).map(this::training),
                ending.live().isPresent() ? ranges.spans().ofSession() : ranges.spans(),
                ending.live().flatMap(RunEnding.Live::inputs),
                ending.forecastMicros(),
                Optional.ofNullable(causality),
                Optional.empty(),
                new RunEvaluation(plan, fitted(), figures, ranges)
                        .section(run.evaluation().orElse(null), ending.parts()),
                Optional.empty(),
                Optional.empty(),
                figures.others(),
                Map.of());
    }

    private RunSection described(RunFigures figures, SegmentRanges ranges, RunEnding ending) {
        Optional<FittedModel> model = model();
        return new RunSection(
                Optional.of(run.name()),
                queue.instrument().id(),
                Optional.of(queue.instrument().terms().known()).filter(known -> !known.isEmpty()),
                queue.interval(),
                Optional.of(queue.zone().getId()),
                Optional.of(queue.name()),
                Optional.of(queue.adjusted()),
                OptionalInt.of(figures.priceDecimals()),
                OptionalLong.of(ranges.bars()),
                Optional.of(EpochNanos.toInstant(ranges.firstTime())),
                Optional.of(EpochNanos.toInstant(ranges.lastTime())),
                run.strategyName(),
                model.map(FittedModel::description),
                model.map(each -> OptionalLong.of(each.parameters())).orElse(OptionalLong.empty()),
                model.map(FittedModel::scaling),
                Optional.of(run.plugins().stream().map(jar -> jar.name()).toList()),
                OptionalLong.of(run.seed()),
                warnings.texts(),
                ending.id(),
                Optional.of(ending.started()),
                Optional.of(ending.finished()));
    }

    private TrainingSection training(ModelStore.Stored<?> trained) {
        FittedModel model = trained.model();
        double constant = model.constantLoss();
        return new TrainingSection(
                epochs().size(),
                epochs().stream().mapToDouble(EpochResult::seconds).sum(),
                OfSeeds.parts(model).stream()
                        .flatMap(each -> TrainingFindings.best(each).stream())
                        .mapToDouble(EpochResult::validationLoss)
                        .average(),
                Double.isNaN(constant) ? OptionalDouble.empty() : OptionalDouble.of(constant),
                Optional.of(model.constant()),
                Optional.of(EpochNanos.toInstant(trained.lastTime())),
                Optional.of(trained.standing().words()));
    }

    /**
     * Writes the certificate, when all is written but the report, which shows it.
     *
     * @param ledger where the ledger of trials ends; null in a session
     */
    public void certify(Path folder, @Nullable LedgerHead ledger) {
        ObjectNode certificate = Certificate.of(folder, queue, run, plan, models);
        if (ledger != null) {
            certificate.put("ledger_length", ledger.length());
            certificate.put("ledger_head", ledger.hash());
        }
        // These are the long ones, and have been hashed already.
        Map<String, String> known = new HashMap<>();
        Map.of(ForecastColumn.FILE, "forecasts_sha256", EquityColumn.FILE, "equity_sha256")
                .forEach((file, key) -> {
                    if (certificate.path(key).isTextual()) {
                        known.put(file, certificate.path(key).asText());
                    }
                });
        FolderCertificate.write(folder, certificate, known);
    }

    private List<EpochResult> epochs() {
        return fitted().stream().flatMap(model -> model.training().stream()).toList();
    }

    private List<FittedModel> fitted() {
        return models.stream().<FittedModel>map(ModelStore.Stored::model).toList();
    }

    private Optional<FittedModel> model() {
        return Optional.ofNullable(stored).map(each -> each.model());
    }
}
