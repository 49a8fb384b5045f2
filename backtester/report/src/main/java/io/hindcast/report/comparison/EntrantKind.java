package io.hindcast.report.comparison;

import java.util.Locale;

/** What an entrant is. */
public enum EntrantKind {
    /** A model that sees the past alone, so that it can trade. */
    CAUSAL,
    /** A model that reads its window in both directions: judged by its errors, traded in hindsight only. */
    OFFLINE,
    /** The forecast that nothing changes. */
    PERSISTENCE,
    /** All money in the instrument, from the first bar to the last. */
    BUY_AND_HOLD;

    /** As {@code comparison.json} has it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True for what was trained, false for what it is compared with. */
    boolean model() {
        return this == CAUSAL || this == OFFLINE;
    }
}
