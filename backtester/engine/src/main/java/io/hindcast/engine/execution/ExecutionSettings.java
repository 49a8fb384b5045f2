package io.hindcast.engine.execution;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How orders reach the market and how much of it they may take: the keys {@code latency} and {@code max-volume-share} of
 * the {@code trading} section.
 *
 * @param latency from the close on which an order is decided to its arrival
 * @param maxVolumeShare largest part of a bar's volume that all buys together may take, and all sells; infinite where
 *     volume does not matter
 */
public record ExecutionSettings(Duration latency, double maxVolumeShare) {
    /** Orders arrive at once and are filled in whole. */
    public static final ExecutionSettings IMMEDIATE = new ExecutionSettings(Duration.ZERO, Double.POSITIVE_INFINITY);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m|h|d)");

    /**
     * Reads both keys.
     *
     * @throws InvalidInputException when a value is of the wrong form or out of range
     */
    static ExecutionSettings read(Settings trading) {
        return new ExecutionSettings(
                latency(trading),
                trading.has("max-volume-share")
                        ? trading.decimal("max-volume-share", 1, 1e-9, 1)
                        : Double.POSITIVE_INFINITY);
    }

    private static Duration latency(Settings trading) {
        Duration latency = time(trading);
        if (latency.compareTo(LONGEST) > 0) {
            throw trading.invalid(
                    "latency", "must be at most " + LONGEST.toDays() + "d, but is " + trading.text("latency"));
        }
        return latency;
    }

    private static Duration time(Settings trading) {
        String text = trading.text("latency", "0ms");
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw trading.invalid(
                    "latency",
                    "must be a whole number of at most six digits and one of ms, s, m, h, d, as in 250ms or 2s, but is '"
                            + text + "'");
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
