package io.hindcast.paper.view;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.trading.OrderStatus;

/**
 * How a session is after a bar.
 *
 * @param bars live bars so far
 * @param time close of the last one, nanoseconds since 1970-01-01T00:00Z
 * @param close its closing price
 * @param forecast made on it; NaN when there is none
 * @param equity cash and position
 * @param positionValue units held x close
 * @param benchmark what buy and hold would have
 * @param orders submitted so far
 * @param fills so far
 * @param rejected so far
 * @param open orders that can still be filled
 */
public record PaperStatus(
        long bars,
        long time,
        double close,
        double forecast,
        double equity,
        double positionValue,
        double benchmark,
        long orders,
        long fills,
        long rejected,
        long open) {
    /** Before the first live bar. */
    public static final PaperStatus NONE =
            new PaperStatus(0, 0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, 0, 0, 0, 0);

    /** After one more live bar. */
    public PaperStatus next(BarEvent event) {
        TradingOutcome outcome = event.outcome();
        long submitted = count(outcome, OrderStatus.SUBMITTED);
        long refused = count(outcome, OrderStatus.REJECTED);
        long ended = refused + count(outcome, OrderStatus.CANCELLED) + count(outcome, OrderStatus.FILLED);
        return new PaperStatus(
                bars + 1,
                event.bar().closeTime(),
                event.bar().close(),
                event.forecastPrice(),
                outcome.equity(),
                outcome.positionValue(),
                outcome.benchmarkEquity(),
                orders + submitted,
                fills + outcome.fills().size(),
                rejected + refused,
                open + submitted - ended);
    }

    private static long count(TradingOutcome outcome, OrderStatus status) {
        return outcome.orders().stream()
                .filter(change -> change.status() == status)
                .count();
    }

    /** True when nothing is held and no order is open. */
    public boolean flat() {
        return positionValue == 0 && open == 0;
    }
}
