package io.hindcast.engine.rules;

/** Says from daily closes alone which side to be on. */
@FunctionalInterface
interface Rule {
    /**
     * Takes the close of the next day.
     *
     * @return +1 to be long, -1 to be short, 0 for neither, as during warm-up
     */
    int onDay(double close);
}
