package io.hindcast.runs.run;

/** What is made of a run's forecasts. */
enum ForecastUse {
    /** They are compared with what came, and nothing is traded. */
    COMPARED,
    /** They are traded on. */
    TRADED,
    /** They are traded on although they were known too late, and every figure of it is marked so. */
    TRADED_IN_HINDSIGHT;

    boolean trades() {
        return this != COMPARED;
    }

    boolean hindsight() {
        return this == TRADED_IN_HINDSIGHT;
    }
}
