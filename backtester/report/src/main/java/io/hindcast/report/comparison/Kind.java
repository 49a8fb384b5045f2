package io.hindcast.report.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an entrant is. */
enum Kind {
    /** A model that sees the past alone, so that it can trade. */
    CAUSAL("causal"),
    /** A model that reads its window in both directions: judged by its errors, traded in hindsight only. */
    OFFLINE("offline"),
    /** The forecast that nothing changes. */
    PERSISTENCE("persistence"),
    /** All money in the instrument, from the first bar to the last. */
    BUY_AND_HOLD("buy-and-hold");

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** As {@code comparison.json} has it. */
    String text() {
        return text;
    }

    /** True for what was trained, false for what it is compared with. */
    boolean model() {
        return this == CAUSAL || this == OFFLINE;
    }

    static Optional<Kind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** All names, for errors. */
    static List<String> names() {
        return Arrays.stream(values()).map(Kind::text).toList();
    }
}
