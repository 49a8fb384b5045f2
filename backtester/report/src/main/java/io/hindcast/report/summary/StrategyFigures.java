package io.hindcast.report.summary;

import java.util.Optional;

/**
 * What one strategy has earned on some bars, beside buy and hold on the same: a block that stands in the summary of a run,
 * and can stand in any part of one.
 *
 * @param strategy figures of its equity
 * @param benchmark the same of buy and hold
 * @param trading orders, fills and round trips
 * @param lots empty for a run of a version that did not know them
 * @param incidents empty for a run of a version that did not count them
 */
public record StrategyFigures(
        PerformanceFigures strategy,
        PerformanceFigures benchmark,
        TradeFigures trading,
        Optional<LotFigures> lots,
        Optional<IncidentFigures> incidents) {}
