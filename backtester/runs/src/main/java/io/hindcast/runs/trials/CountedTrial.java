package io.hindcast.runs.trials;

import java.time.Instant;
import java.util.Optional;

/**
 * A trial that stands in the ledger.
 *
 * @param number from 1 on, in the order of the ledger
 * @param time when it was planned first
 * @param result what came of it; empty where it has not ended
 */
public record CountedTrial(int number, Instant time, Trial trial, Optional<TrialResult> result) {}
