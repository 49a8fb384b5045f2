package io.hindcast.report.evaluation;

import io.hindcast.report.files.FoldParameterColumn;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a page shows of how the models of a run were judged.
 *
 * @param section of the summary
 * @param summary of the run
 * @param seeds equity of the run itself, which trades the mean of the seeds, and of each seed alone; empty with one seed
 * @param paths equity along each path; empty without any
 * @param pathSharpe Sharpe ratio of buy and hold over the bars of the paths; NaN without any
 * @param parameters that the folds have fitted; empty with one fold
 */
public record EvaluationContent(
        EvaluationSection section,
        Summary summary,
        Optional<PartCurves> seeds,
        Optional<PartCurves> paths,
        double pathSharpe,
        Optional<ParameterMovements> parameters) {
    /**
     * Reads what a page shows.
     *
     * @param run the run's folder
     * @return empty in a run of one fold and one seed
     * @throws io.hindcast.settings.InvalidInputException when a file is missing or damaged
     */
    public static Optional<EvaluationContent> read(Path run, Summary summary) {
        return summary.evaluation()
                .filter(section -> !section.folds().isEmpty()
                        || section.seeds().isPresent()
                        || section.paths().isPresent())
                .map(section -> read(run, summary, section));
    }

    private static EvaluationContent read(Path run, Summary summary, EvaluationSection section) {
        Optional<List<Part>> seeds = section.seeds().filter(parts -> !parts.isEmpty());
        Optional<List<Part>> paths =
                section.paths().map(EvaluationSection.Paths::list).filter(parts -> !parts.isEmpty());
        return new EvaluationContent(
                section,
                summary,
                seeds.map(parts -> PartCurves.read(
                        run,
                        Stream.concat(Stream.of(SeedTable.whole(summary)), parts.stream())
                                .toList())),
                paths.map(parts -> PartCurves.read(run, parts)),
                paths.map(parts -> SummaryFile.readTraded(
                                        run.resolve(parts.getFirst().folder()).resolve(SummaryFile.NAME))
                                .figures()
                                .benchmark()
                                .sharpe())
                        .orElse(Double.NaN),
                section.folds().isEmpty()
                        ? Optional.empty()
                        : ParameterMovements.read(run.resolve(FoldParameterColumn.FILE)));
    }

    SkillKind skill() {
        return SkillKind.of(summary);
    }
}
