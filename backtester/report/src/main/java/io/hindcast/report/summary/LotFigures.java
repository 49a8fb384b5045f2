package io.hindcast.report.summary;

/**
 * Figures of lots, first in first out: the section {@code lots}.
 *
 * @param closed parts of entering fills
 * @param winRate share of these with a profit
 * @param profitFactor gains / losses
 * @param averagePnl money
 * @param averageBarsHeld bars
 * @param open lots of which something is held at the end
 * @param joined lots that were joined with the one before
 */
public record LotFigures(
        long closed,
        double winRate,
        double profitFactor,
        double averagePnl,
        double averageBarsHeld,
        long open,
        long joined) {}
