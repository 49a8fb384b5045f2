package io.hindcast.report.comparison;

import java.util.Arrays;
import java.util.Optional;

/** What an entrant is. */
public enum EntrantKind {
    /** A model that sees the past alone, so that it can trade. */
    CAUSAL("causal"),
    /** A model that reads its window in both directions: judged by its errors, traded in hindsight only. */
    OFFLINE("offline"),
    /** The forecast that nothing changes. */
    PERSISTENCE("persistence"),
    /** All money in the instrument, from the first bar to the last. */
    BUY_AND_HOLD("buy-and-hold");

    private final String text;

    EntrantKind(String text) {
        this.text = text;
    }

    /** As {@code comparison.json} has it. */
    public String text() {
        return text;
    }

    /** True for what was trained, false for what it is compared with. */
    public boolean model() {
        return this == CAUSAL || this == OFFLINE;
    }

    /** The one of a name. */
    public static Optional<EntrantKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }
}
