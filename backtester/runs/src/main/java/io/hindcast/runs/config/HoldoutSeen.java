package io.hindcast.runs.config;

import java.time.Instant;
import java.util.Optional;

/**
 * How often bars that are kept aside have been scored already.
 *
 * @param times before now
 * @param since when that was first; empty where it never was
 */
public record HoldoutSeen(long times, Optional<Instant> since) {}
