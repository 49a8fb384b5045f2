package io.hindcast.store.importing;

import java.util.Locale;

/** What becomes of a row that breaks a rule. */
public enum OnError {
    /** It ends the import, and an earlier queue stays as it is. */
    FAIL,
    /** It is left out and set down in {@code rejects.csv}. */
    SKIP;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
