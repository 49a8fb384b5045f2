package io.hindcast.paper.view;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.engine.pipeline.TradingOutcome.OrderChange;
import io.hindcast.trading.Fill;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session shows of itself, in bounded memory: behind the journal in the line, so that nothing is shown before it is
 * journalled, and made again by the replay after a restart. Any thread may read it, and holds up the line for as long only as
 * copying a thousand references takes.
 */
public final class SessionBoard extends BarStage {
    private static final int KEPT_BARS = 1_000;
    private static final int KEPT_EQUITY = 2_000;

    private final SessionTail rows;
    private final ThinnedCurve equity = new ThinnedCurve(KEPT_EQUITY);
    private final Map<Long, OpenOrder> open = new LinkedHashMap<>();
    private final Deque<Fill> fills = new ArrayDeque<>();
    private PaperStatus status = PaperStatus.NONE;
    private double cash = Double.NaN;
    private double exposure = Double.NaN;
    private double quantity;
    private @Nullable String halt;

    /**
     * A board before the first bar.
     *
     * @param horizonBars how many bars ahead forecasts look; 0 without any
     */
    public SessionBoard(int horizonBars) {
        super("board");
        rows = new SessionTail(KEPT_BARS, horizonBars);
    }

    @Override
    protected synchronized void onBar(BarEvent event) {
        TradingOutcome outcome = event.outcome();
        long time = event.bar().closeTime();
        double close = event.bar().close();
        if (!outcome.traded()) {
            rows.add(false, time, close, event.forecastPrice(), Double.NaN, Double.NaN);
            return;
        }
        rows.add(true, time, close, event.forecastPrice(), outcome.equity(), outcome.benchmarkEquity());
        equity.add(new EquityPoint(time, outcome.equity(), outcome.benchmarkEquity()));
        outcome.orders().forEach(this::order);
        outcome.fills().forEach(this::fill);
        cash = outcome.cash();
        exposure = outcome.exposure();
        halt = outcome.halt().orElse(null);
        status = status.next(event);
    }

    /** The book after the last bar. */
    public synchronized SessionBook book() {
        return new SessionBook(
                status,
                cash,
                quantity,
                exposure,
                Optional.ofNullable(halt),
                rows.error(),
                open.values().stream().limit(SessionBook.SHOWN_ORDERS).toList(),
                open.size(),
                List.copyOf(fills));
    }

    /** The bars behind one, oldest first, as far as they are kept. */
    public synchronized List<BarRow> rows(long behind) {
        return rows.behind(behind);
    }

    /** The equity of all live bars, thinned out. */
    public synchronized List<EquityPoint> equity() {
        return equity.points();
    }

    private void order(OrderChange change) {
        long id = change.order().id();
        switch (change.status()) {
            case SUBMITTED -> open.put(id, OpenOrder.of(change.order()));
            case ACCEPTED, PARTIALLY_FILLED -> open.computeIfPresent(id, (_, order) -> order.with(change.status()));
            case UPDATED -> open.computeIfPresent(id, (_, order) -> order.with(change.order()));
            case FILLED, CANCELLED, REJECTED -> open.remove(id);
        }
    }

    private void fill(Fill fill) {
        quantity = Account.quantityAfter(quantity, fill.signedQuantity());
        open.computeIfPresent(fill.orderId(), (_, order) -> order.without(fill));
        fills.addFirst(fill);
        if (fills.size() > SessionBook.SHOWN_FILLS) {
            fills.removeLast();
        }
    }
}
