package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.Stage;
import io.hindcast.report.run.HtmlReport;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import io.hindcast.runs.baselines.BaselineStage;
import io.hindcast.runs.baselines.Baselines;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.folder.ForecastRecordingStage;
import io.hindcast.runs.folder.RecordingStage;
import io.hindcast.runs.folder.RunDocuments;
import io.hindcast.runs.folder.RunEnding;
import io.hindcast.runs.folder.RunFigures;
import io.hindcast.runs.folder.RunFiles;
import io.hindcast.runs.folder.SegmentRanges;
import io.hindcast.runs.labels.RegimeAttribution;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.trials.LedgerEnd;
import io.hindcast.runs.verdict.Judgement;
import io.hindcast.store.files.FolderCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a run goes to: its rows while it goes on, then summary, certificate and report. Where nothing is traded, it
 * records forecasts alone, and there is no report.
 */
final class RunRecording implements AutoCloseable {
    private final Path folder;
    private final RunInputs<?> inputs;
    private final RunPlan plan;
    private final ForecastUse use;
    private final Baselines baselines;
    private final boolean report;
    private final RunDocuments documents;
    private final RunFigures figures;
    private Runnable rows = () -> {};
    private @Nullable BaselineStage beside;

    /**
     * @param folder exists and is empty
     * @param models of the folds, in their order; empty without one
     * @param baselines what it is set beside
     * @param report whether a page is made of it
     */
    RunRecording(
            Path folder,
            RunInputs<?> inputs,
            RunPlan plan,
            List<? extends ModelStore.Stored<?>> models,
            ForecastUse use,
            Baselines baselines,
            boolean report) {
        this.folder = folder;
        this.inputs = inputs;
        this.use = use;
        this.plan = plan;
        this.baselines = baselines;
        this.report = report;
        documents = new RunDocuments(inputs.config(), inputs.queue(), plan, models, inputs.warnings());
        figures = new RunFigures(inputs.config(), plan, use.hindsight());
    }

    /** Whether there are trades to record. */
    boolean trades() {
        return use.trades();
    }

    /** Writes what is known before the first bar. */
    void begin() {
        documents.begin(folder);
    }

    /** Opens the files of the baselines; the stage that writes them, behind trading. Empty where there are none. */
    Optional<Stage> baselines() {
        if (baselines.none()) {
            return Optional.empty();
        }
        BaselineStage stage = new BaselineStage(folder, inputs.config(), inputs.queue(), plan, baselines, trades());
        beside = stage;
        rows = stage::close;
        return Optional.of(stage);
    }

    /** Opens the files of rows; the stage that writes them, the last one of the line. */
    Stage stage() {
        int horizon = inputs.config().horizonBars();
        if (trades()) {
            RecordingStage all = new RecordingStage(folder, inputs.queue().instrument(), plan, horizon, figures);
            alsoClose(all::close);
            return all;
        }
        ForecastRecordingStage forecasts =
                new ForecastRecordingStage(folder, inputs.queue().instrument(), plan, horizon, figures);
        alsoClose(forecasts::close);
        return forecasts;
    }

    private void alsoClose(Runnable more) {
        Runnable others = rows;
        rows = () -> {
            try {
                more.run();
            } finally {
                others.run();
            }
        };
    }

    /** Finishes the rows. */
    @Override
    public void close() {
        Runnable open = rows;
        rows = () -> {};
        open.run();
    }

    /** Writes summary, certificate, and a report where there are trades; the rows have been finished. */
    Summary finish(SegmentRanges bars, CausalityChecks<?> checks, RunEnding ending) {
        Summary figured = documents.summary(
                figures, bars, trades(), ending, checks.section().orElse(null));
        Summary compared = withBaselines(figured);
        Summary summary = ending.labels()
                .map(each -> compared.withRegimes(RegimeAttribution.add(each, folder, compared)))
                .orElse(compared);
        // The run's own result stands in the ledger before it is judged, so that the same run again is judged the same.
        Optional<LedgerEnd> ledger = ending.parts().ledger().map(mark -> mark.ended(folder));
        ending.live().ifPresent(live -> live.seconds().forEach(inputs.phases()::add));
        Summary timed =
                write(judged(summary, ledger.flatMap(LedgerEnd::standing).orElse(null)));
        documents.certify(folder, ledger.map(LedgerEnd::head).orElse(null));
        if (report && trades()) {
            inputs.phases().time("report", () -> HtmlReport.write(folder));
            FolderCertificate.renew(folder, HtmlReport.FILE);
        }
        return timed;
    }

    /** A run without baselines is asked nothing. */
    private Summary judged(Summary summary, LedgerEnd.@Nullable Standing standing) {
        return beside == null
                ? summary
                : inputs.phases()
                        .time("verdict", () -> new Judgement(folder, inputs.config(), summary).judged(standing));
    }

    private Summary withBaselines(Summary summary) {
        BaselineStage ended = beside;
        return ended == null
                ? summary
                : inputs.phases()
                        .time(
                                "random trader",
                                () -> summary.withBaselines(ended.results()
                                        .section(folder, inputs.config().seed())));
    }

    /** Writes the summary again, with the time that the report, which reads it, has taken. */
    Summary addReportTime(Summary summary) {
        Summary timed = write(summary);
        FolderCertificate.renew(folder, SummaryFile.NAME);
        return timed;
    }

    private Summary write(Summary summary) {
        Summary timed = summary.withPhases(inputs.phases().seconds());
        RunFiles.text(folder.resolve(SummaryFile.NAME), SummaryFile.text(timed));
        return timed;
    }
}
