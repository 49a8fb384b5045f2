package io.hindcast.runs.config;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.Serial;
import java.util.regex.Pattern;

/**
 * Puts texts in quotes that a reader of YAML 1.2 would take for a number, and most of those that one of YAML 1.1 would.
 * Times of day such as {@code 16:00} and dates stand without.
 */
final class TextQuoting extends StringQuotingChecker.Default {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Digits in any base, with exponent or groups, and what is no number but of its type. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
            + "|\\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+"
            + "|\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))");

    @Override
    public boolean needToQuoteValue(String value) {
        return super.needToQuoteValue(value) || NUMBER.matcher(value).matches();
    }
}
