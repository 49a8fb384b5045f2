package io.hindcast.engine.metrics;

import io.hindcast.engine.execution.ExecutionClient;
import io.hindcast.engine.execution.TradingListener;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes {@link Incidents} from what trading does, one bar at a time. */
public final class IncidentAccumulator implements TradingListener {
    /** A run with daily halts may have thousands. */
    static final int KEPT_HALTS = 20;

    private final List<Incidents.Halt> halts = new ArrayList<>();
    private final ReasonCounts rejections = new ReasonCounts();
    private final ReasonCounts cuts = new ReasonCounts();
    private Incidents.@Nullable Halt running;
    private boolean haltedNow;
    private boolean volumeNow;
    private long haltCount;
    private long haltedBars;
    private long bars;
    private long barsWithVolume;
    private long orders;
    private long fills;
    private Incidents.Occurrences marginCalls = Incidents.Occurrences.NONE;
    private Incidents.Occurrences cutByChecks = Incidents.Occurrences.NONE;
    private Incidents.Occurrences limited = Incidents.Occurrences.NONE;
    private Incidents.Occurrences belowOneUnit = Incidents.Occurrences.NONE;
    private Incidents.Occurrences unfinished = Incidents.Occurrences.NONE;
    private Incidents.Occurrences withoutVolume = Incidents.Occurrences.NONE;

    /** Told of each traded bar before anything that trading did on it. */
    public void begin(double volume) {
        volumeNow = volume > 0;
    }

    @Override
    public void order(long time, Order order, OrderStatus status, String reason) {
        switch (status) {
            case SUBMITTED -> orders++;
            case REJECTED -> rejections.add(time, reason);
            case UPDATED -> {
                if (!reason.equals(ExecutionClient.LESS_WANTED)) {
                    cuts.add(time, reason);
                    // The checks stand before an order goes out; later, it is cut to what can be paid.
                    cutByChecks = time == order.time() ? cutByChecks.plus(time, "") : cutByChecks;
                }
            }
            case CANCELLED -> unfinished = unfinished.plus(time, "");
            case ACCEPTED, PARTIALLY_FILLED, FILLED -> {
                // As it should be.
            }
        }
    }

    @Override
    public void fill(Fill fill) {
        fills++;
        if (!volumeNow) {
            withoutVolume = withoutVolume.plus(fill.time(), "");
        }
    }

    @Override
    public void trade(Trade trade) {
        // Counted with the figures.
    }

    @Override
    public void halted(long time, String reason) {
        haltedNow = true;
        haltedBars++;
        if (running != null && running.reason().equals(reason)) {
            running = new Incidents.Halt(reason, running.first(), time, running.bars() + 1);
        } else {
            endHalt();
            haltCount++;
            running = new Incidents.Halt(reason, time, time, 1);
        }
    }

    @Override
    public void limited(long time, String reason) {
        limited = limited.plus(time, reason);
    }

    @Override
    public void belowOneUnit(long time) {
        belowOneUnit = belowOneUnit.plus(time, "");
    }

    @Override
    public void marginCalled(long time) {
        marginCalls = marginCalls.plus(time, "");
    }

    @Override
    public void equity(long time, double cash, double value, double equity, double benchmark, double exposure) {
        bars++;
        barsWithVolume += volumeNow ? 1 : 0;
        if (!haltedNow) {
            endHalt();
        }
        haltedNow = false;
    }

    private void endHalt() {
        if (running != null && halts.size() < KEPT_HALTS) {
            halts.add(running);
        }
        running = null;
    }

    /** The incidents so far. */
    public Incidents incidents() {
        List<Incidents.Halt> all = new ArrayList<>(halts);
        if (running != null && all.size() < KEPT_HALTS) {
            all.add(running);
        }
        return new Incidents(
                bars,
                barsWithVolume,
                List.copyOf(all),
                haltCount,
                haltedBars,
                marginCalls,
                orders,
                rejections.counts(),
                cuts.counts(),
                cutByChecks,
                limited,
                belowOneUnit,
                unfinished,
                fills,
                withoutVolume);
    }
}
