package io.hindcast.report.evaluation;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TimeFormat;
import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.EvaluationSection.Holdout;
import io.hindcast.report.summary.EvaluationSection.Paths;
import java.time.Instant;
import java.util.Optional;

/** What has to be said beside the figures of folds, seeds, paths and holdout, the same on page and terminal. */
final class EvaluationNotes {
    private EvaluationNotes() {}

    /** What is kept aside, or what became of it. */
    static String holdout(Holdout holdout, TimeFormat times) {
        String bars = bars(holdout.bars());
        if (!holdout.scored()) {
            return bars + " at the end are kept aside (holdout) and are in no figure and no chart; --holdout scores"
                    + " them.";
        }
        return "Scored: the holdout, "
                + times.span(
                        holdout.bars(),
                        holdout.first().orElse(null),
                        holdout.last().orElse(null))
                + ". " + seen(holdout);
    }

    private static String seen(Holdout holdout) {
        if (holdout.seenBefore() == 0) {
            return "This is the first time.";
        }
        Optional<Instant> since = holdout.seenSince();
        return "It was seen " + (holdout.seenBefore() == 1 ? "once" : holdout.seenBefore() + " times")
                + since.map(when -> " since " + TimeFormat.DAY.format(when)).orElse("")
                + ", so what was chosen by its figures is no longer out of sample on it.";
    }

    /** How the folds follow each other. */
    static String folds(EvaluationSection evaluation) {
        return evaluation.folds().size() + " models, each fitted on its own bars and trading its own test segment;"
                + " positions are carried over from one to the next. Purged are "
                + bars(evaluation.purgeBars())
                + " at the end of each training and validation. A mean over folds counts each alike, however long its"
                + " test; SD is the standard deviation over folds, which says how much one fold tells of the next.";
    }

    /** How a seed is looked at alone. */
    static String seeds(String runId, String folder) {
        return "This run trades the mean of the seeds' forecasts. What each seed alone would have done differs by"
                + " nothing but chance in its training. hindcast report runs/" + runId + "/" + folder
                + " makes the report of one.";
    }

    /** What paths are not. */
    static String paths(Paths paths) {
        return "HINDSIGHT: models were trained on later bars than some that they were tested on, so nobody could have"
                + " traded these paths; and they share bars and models, so they are no independent samples and their"
                + " spread is no standard error. " + paths.list().size() + " paths from "
                + count(paths.folds()) + " models, each tested on "
                + count(paths.testGroups()) + " of " + count(paths.groups())
                + " groups of bars; embargo " + bars(paths.embargoBars()) + ".";
    }

    private static String bars(long bars) {
        return FigureFormat.BARS.format((double) bars);
    }

    private static String count(long count) {
        return FigureFormat.COUNT.format((double) count);
    }
}
