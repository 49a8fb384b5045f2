package io.hindcast.runs.models;

/** How much of what a model's folder says of its training was found to be true. */
public enum DataStanding {
    /** The hash of the training rows is that of the run's own bars. */
    RECOMPUTED("recomputed over the run's bars"),
    /** Their closing prices are those of the run's own bars. */
    CLOSES("closing prices recomputed over the run's bars, features as stated by the model's maker"),
    /** Nobody has looked, or could. */
    STATED("as stated by the model's maker");

    private final String words;

    DataStanding(String words) {
        this.words = words;
    }

    /** For certificate and report. */
    public String words() {
        return words;
    }
}
