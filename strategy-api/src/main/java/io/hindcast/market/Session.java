package io.hindcast.market;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When an exchange trades: the same hours on each of its days. Which days these are it does not say. A close that is not
 * after the open lies on the day after it; both at the same time mean that trading never stops.
 *
 * @param zone of both times
 * @param open first moment of a session
 * @param close its last; midnight is the one that ends the day, written {@code 24:00}
 */
public record Session(ZoneId zone, LocalTime open, LocalTime close) {
    private static final Pattern TEXT = Pattern.compile("(\\S+)\\s+(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    /**
     * Reads a session from text such as {@code America/New_York 09:30-16:00}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Session parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw unreadable(text, null);
        }
        try {
            return new Session(
                    ZoneId.of(matcher.group(1)),
                    LocalTime.parse(matcher.group(2)),
                    BarSpecification.sessionClose(matcher.group(3)));
        } catch (DateTimeException e) {
            throw unreadable(text, e);
        }
    }

    private static IllegalArgumentException unreadable(String text, @Nullable DateTimeException cause) {
        return new IllegalArgumentException(
                "a session must be a zone, an open and a close, as in America/New_York 09:30-16:00: session='" + text
                        + "'" + (cause == null ? "" : " (" + cause.getMessage() + ")"),
                cause);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return zone + " " + open + "-" + BarSpecification.sessionCloseText(close);
    }
}
