package io.hindcast.store.importing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads numbers since 1970-01-01T00:00Z, told apart by size: seconds below 10^11, milliseconds below 10^14, microseconds
 * below 10^17, nanoseconds from there on. Seconds may have a fraction.
 */
public final class EpochNumber {
    private static final Pattern TEXT = Pattern.compile("-?(\\d{1,19})(\\.\\d{1,18})?");

    private EpochNumber() {}

    /**
     * Reads a time.
     *
     * @throws DateTimeException when the text is no such number; the message continues "'text' ..."
     */
    public static Instant parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new DateTimeException("must be whole seconds, milliseconds, microseconds or nanoseconds since"
                    + " 1970-01-01T00:00Z, or seconds with a fraction");
        }
        int digits = matcher.group(1).length();
        int decimals;
        if (digits <= 11) {
            decimals = 9;
        } else if (digits <= 14) {
            decimals = 6;
        } else {
            decimals = digits <= 17 ? 3 : 0;
        }
        BigInteger nanos = new BigDecimal(text).movePointRight(decimals).toBigInteger();
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].intValueExact());
    }
}
