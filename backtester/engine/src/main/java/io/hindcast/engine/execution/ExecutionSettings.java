package io.hindcast.engine.execution;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
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

    private static final Key<Duration> LATENCY = Key.duration(
                    "latency",
                    Duration.ZERO,
                    Duration.ofDays(30),
                    "From the close on which an order is decided to its arrival")
            .byDefault(Duration.ZERO);
    private static final Key<Double> MAX_VOLUME_SHARE = Key.decimal(
                    "max-volume-share",
                    1e-9,
                    1,
                    "The part of a bar's volume that all buys together may take, and all sells")
            .unit("parts of its volume")
            .optional("no limit");

    /** Both keys. */
    static final Keys KEYS = Keys.of(LATENCY, MAX_VOLUME_SHARE);

    /**
     * Reads both keys.
     *
     * @throws InvalidInputException when a value is of the wrong form or out of range
     */
    static ExecutionSettings read(Settings trading) {
        return new ExecutionSettings(
                trading.get(LATENCY), trading.find(MAX_VOLUME_SHARE).orElse(Double.POSITIVE_INFINITY));
    }
}
