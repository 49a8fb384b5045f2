package io.hindcast.paper.feeds.rows;

import java.util.Locale;

/** The fields of one line by their names. */
interface Row {
    /** The name that a field is looked up by: upper and lower case, blanks and underscores don't matter. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[ _]", "");
    }

    /** A field's text without blanks around it; empty when there is no such field. */
    String get(String key);

    /** True when there is such a field and it isn't empty. */
    default boolean has(String key) {
        return !get(key).isEmpty();
    }
}
