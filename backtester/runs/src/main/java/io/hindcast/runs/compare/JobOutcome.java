package io.hindcast.runs.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What came of a job.
 *
 * @param summaryOrNull the content of its run's {@code summary.json}; null when it has failed
 * @param errorOrNull why it has failed; null when it has not
 */
record JobOutcome(Job job, ObjectNode summaryOrNull, String errorOrNull) {
    boolean failed() {
        return summaryOrNull == null;
    }

    /** True when the run has traded, so that it has a report. */
    boolean traded() {
        return !failed() && summaryOrNull.has("strategy");
    }

    /** NaN where it is undefined. */
    double figure(ComparedFigure figure) {
        return failed() ? Double.NaN : figure.ofModel(summaryOrNull);
    }
}
