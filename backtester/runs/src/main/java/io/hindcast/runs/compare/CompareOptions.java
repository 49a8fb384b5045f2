package io.hindcast.runs.compare;

/**
 * What a command line adds to the config of a comparison.
 *
 * @param hindsight whether offline entrants are traded, marked as hindsight
 * @param again whether jobs that are finished are run again, their models trained anew
 * @param holdout whether the bars that the config keeps aside are tested, and no others
 */
public record CompareOptions(boolean hindsight, boolean again, boolean holdout) {
    /** What decides the comparison's folder; what was there before there was a holdout stays where it is. */
    String identity() {
        return hindsight + (holdout ? " holdout" : "");
    }
}
