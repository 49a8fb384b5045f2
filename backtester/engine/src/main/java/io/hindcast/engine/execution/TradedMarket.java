package io.hindcast.engine.execution;

import io.hindcast.engine.plugin.Finder;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import java.util.List;

/**
 * What the parts of the {@code trading} section are made for.
 *
 * @param instruments what is traded
 * @param interval of its bars
 * @param finder finds the parts that the section names
 */
public record TradedMarket(List<Instrument> instruments, Interval interval, Finder finder) {}
