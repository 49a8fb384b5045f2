package io.hindcast.report.run;

import io.hindcast.report.summary.Summary;

/** Which bars a run has traded and is judged on. */
enum Traded {
    /** The test segment of a backtest. */
    TEST("test segment", "the test segment"),
    /** All that a feed has brought to a paper session. */
    LIVE("live bars", "the live bars");

    private final String name;
    private final String withArticle;

    Traded(String name, String withArticle) {
        this.name = name;
        this.withArticle = withArticle;
    }

    static Traded of(Summary summary) {
        return summary.segments().live().isPresent() ? LIVE : TEST;
    }

    /** As in "Forecast error, test segment". */
    String words() {
        return name;
    }

    /** As in "forecasts of the test segment". */
    String withArticle() {
        return withArticle;
    }

    /** At the begin of a title or a sentence. */
    String capitalised() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
