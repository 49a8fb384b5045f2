package io.hindcast.engine.rules;

/** What a rule that says short means. */
public enum RuleMode {
    /** Out of the market. */
    LONG_FLAT,
    /** Short. */
    LONG_SHORT;

    int side(int said) {
        return this == LONG_FLAT ? Math.max(said, 0) : said;
    }
}
