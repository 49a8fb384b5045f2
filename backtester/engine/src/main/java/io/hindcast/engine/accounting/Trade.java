package io.hindcast.engine.accounting;

import io.hindcast.market.Instrument;
import io.hindcast.trading.Side;

/**
 * A round trip, from flat to flat.
 *
 * @param side of the entry: {@code BUY} for a long trade
 * @param entryTime of the first entering fill, nanoseconds since 1970-01-01T00:00Z
 * @param entryPrice mean of the entering fills, weighted by quantity
 * @param exitTime of the last leaving fill, nanoseconds since 1970-01-01T00:00Z
 * @param exitPrice mean of the leaving fills, weighted by quantity
 * @param quantity all units entered
 * @param pnl money that came in less money that went out, less fees
 * @param returnOnEntry {@code pnl / (entryPrice * quantity * multiplier)}
 * @param fees of all its fills
 * @param barsHeld bars from the first entering to the last leaving fill: at how many closes it was held
 */
public record Trade(
        Instrument instrument,
        Side side,
        long entryTime,
        double entryPrice,
        long exitTime,
        double exitPrice,
        double quantity,
        double pnl,
        double returnOnEntry,
        double fees,
        long barsHeld) {}
