package io.hindcast.settings;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value that stands in a document without quotes. What it is depends on the key that holds it, not on how it looks:
 * {@code 0700} is the text 0700 where a text is asked for and 700 where a number is.
 *
 * @param text as it is written
 */
public record PlainScalar(String text) {
    private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
    private static final Pattern WHOLE = Pattern.compile("[-+]?" + DIGITS);
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:" + DIGITS + "(?:\\.(?:" + DIGITS + ")?)?|\\." + DIGITS + ")(?:[eE][-+]?[0-9]+)?");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

    /** True for what YAML reads as nothing: {@code ~}, {@code null}. */
    boolean nothing() {
        return NOTHING.contains(text);
    }

    /** True for digits with a sign at most, in groups at most ({@code 1_000_000}). */
    boolean whole() {
        return WHOLE.matcher(text).matches();
    }

    /**
     * As a whole number in decimal, leading zeros or not.
     *
     * @return empty when it is none, or does not fit into 64 bits
     */
    Optional<Long> wholeNumber() {
        if (!whole()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.valueOf(digits()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** As a decimal number; empty when it is none. May be infinite when it is too large. */
    Optional<Double> decimalNumber() {
        return DECIMAL.matcher(text).matches() ? Optional.of(Double.valueOf(digits())) : Optional.empty();
    }

    /** As true or false, in any of YAML's words; empty when it is neither. */
    Optional<Boolean> flag() {
        if (TRUE.contains(text)) {
            return Optional.of(true);
        }
        return FALSE.contains(text) ? Optional.of(false) : Optional.empty();
    }

    private String digits() {
        return text.replace("_", "");
    }

    /** As it is written. */
    @Override
    public String toString() {
        return text;
    }
}
