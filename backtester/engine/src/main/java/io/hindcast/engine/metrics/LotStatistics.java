package io.hindcast.engine.metrics;

/**
 * Figures of lots, as docs/run-folder.md defines them. Undefined ones are NaN.
 *
 * @param closed parts of entering fills that leaving fills have closed, first in first out
 * @param winRate share of these with pnl > 0
 * @param profitFactor sum of gains / sum of losses
 * @param averagePnl money
 * @param averageBarsHeld bars from the entering to the leaving fill
 * @param open entering fills of which something is held yet
 * @param joined entering fills that were joined with the one before because too many were open
 */
public record LotStatistics(
        long closed,
        double winRate,
        double profitFactor,
        double averagePnl,
        double averageBarsHeld,
        long open,
        long joined) {}
