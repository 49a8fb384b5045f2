package io.hindcast.store.importing;

import java.util.Locale;

/** Reads numbers as files have them. Java's own reader would take 1d, 0x1p3 and blanks for numbers as well. */
public final class DecimalText {
    private static final String NO_NUMBER = "must be a decimal number such as 1234.5 or 1.2e3";

    private DecimalText() {}

    /**
     * Reads a finite number.
     *
     * @throws NumberFormatException when it is no number; the message continues "'text' ..."
     * @throws ArithmeticException when it is not finite; the message continues "'text' ..."
     */
    public static double parse(String text) {
        if (!decimal(text)) {
            switch (text.toLowerCase(Locale.ROOT)) {
                case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity" ->
                    throw new ArithmeticException("must be a finite number");
                default -> throw new NumberFormatException(NO_NUMBER);
            }
        }
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw (NumberFormatException) new NumberFormatException(NO_NUMBER).initCause(e);
        }
        if (Double.isInfinite(value)) {
            throw new ArithmeticException("is larger than the largest number");
        }
        return value;
    }

    private static boolean decimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
