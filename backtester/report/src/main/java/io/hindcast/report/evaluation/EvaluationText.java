package io.hindcast.report.evaluation;

import io.hindcast.report.page.TextTable;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a terminal shows of folds, seeds, paths and holdout. */
public final class EvaluationText {
    private EvaluationText() {}

    /** What stands before the figures: what is kept aside. Empty where nothing is. */
    public static List<String> head(Summary summary) {
        return summary.evaluation()
                .flatMap(EvaluationSection::holdout)
                .map(holdout -> TextTable.wrap(EvaluationNotes.holdout(
                        holdout, TimeFormat.of(summary.run().interval()))))
                .orElse(List.of());
    }

    /** Tables and sentences, each with an empty line behind it. Empty in a run of one fold and one seed. */
    public static List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        Optional<EvaluationSection> evaluation = summary.evaluation();
        if (evaluation.isEmpty()) {
            return lines;
        }
        EvaluationSection section = evaluation.get();
        SkillKind skill = SkillKind.of(summary);
        if (!section.folds().isEmpty()) {
            lines.addAll(FoldTable.narrow(
                            section.folds(), TimeFormat.of(summary.run().interval()), skill)
                    .lines());
            int left = section.folds().size() - FoldTable.MOST_IN_TERMINAL;
            if (left > 0) {
                lines.addAll(TextTable.wrap("The first " + left + " folds are not shown; they are in mean and SD, in"
                        + " summary.json and in the report."));
            }
            lines.add("");
        }
        section.seeds().ifPresent(seeds -> {
            lines.addAll(TextTable.wrap(SeedTable.sentence(seeds, summary, "+-")));
            lines.add("");
        });
        section.paths().ifPresent(paths -> {
            lines.addAll(PathTable.of(paths, skill, Double.NaN).lines());
            lines.addAll(TextTable.wrap(EvaluationNotes.paths(paths)));
            lines.add("");
        });
        return lines;
    }
}
