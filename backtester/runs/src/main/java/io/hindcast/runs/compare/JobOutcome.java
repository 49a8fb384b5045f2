package io.hindcast.runs.compare;

import io.hindcast.report.summary.Summary;

/**
 * What came of a job.
 *
 * @param summaryOrNull what its run's {@code summary.json} says; null when it has failed
 * @param errorOrNull why it has failed; null when it has not
 */
record JobOutcome(Job job, Summary summaryOrNull, String errorOrNull) {
    boolean failed() {
        return summaryOrNull == null;
    }

    /** True when the run has traded, so that it has a report. */
    boolean traded() {
        return !failed() && summaryOrNull.traded().isPresent();
    }

    /** NaN where it is undefined. */
    double figure(ComparedFigure figure) {
        return failed() ? Double.NaN : figure.ofModel(summaryOrNull);
    }
}
