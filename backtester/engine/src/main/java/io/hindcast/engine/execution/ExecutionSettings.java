package io.hindcast.engine.execution;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.time.Duration;

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

    /**
     * Reads both keys.
     *
     * @throws InvalidInputException when a value is of the wrong form or out of range
     */
    static ExecutionSettings read(Settings trading) {
        return new ExecutionSettings(
                trading.duration("latency", Duration.ZERO, Duration.ZERO, LONGEST),
                trading.has("max-volume-share")
                        ? trading.decimal("max-volume-share", 1, 1e-9, 1)
                        : Double.POSITIVE_INFINITY);
    }
}
