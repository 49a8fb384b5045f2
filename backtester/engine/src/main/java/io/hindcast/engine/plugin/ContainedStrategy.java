package io.hindcast.engine.plugin;

import io.hindcast.market.Bar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.MarketContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.OrderUpdate;

/** A strategy whose failures bear its name and whose calls can be watched. */
public final class ContainedStrategy implements Strategy, Watched {
    private final Strategy strategy;
    private final Calls calls;

    private ContainedStrategy(Strategy strategy, Plugged who) {
        this.strategy = strategy;
        this.calls = new Calls(who);
    }

    /** Contains a strategy; one that is contained already is returned as it is. */
    public static ContainedStrategy of(Strategy strategy, Plugged who) {
        return strategy instanceof ContainedStrategy contained ? contained : new ContainedStrategy(strategy, who);
    }

    /** Contains a strategy that is known by its class only; one that is contained already is returned as it is. */
    public static ContainedStrategy of(Strategy strategy) {
        return of(strategy, Plugged.builtIn("strategy", strategy.getClass().getName()));
    }

    /** The class of what is contained. */
    public Class<?> type() {
        return strategy.getClass();
    }

    @Override
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public void onHistory(Bar bar) {
        ClassLoader before = calls.enter("onHistory");
        try {
            strategy.onHistory(bar);
        } catch (Throwable e) {
            throw calls.failure("onHistory", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public void onOrder(OrderUpdate update) {
        ClassLoader before = calls.enter("onOrder");
        try {
            strategy.onOrder(update);
        } catch (Throwable e) {
            throw calls.failure("onOrder", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public void onBar(BarContext context) {
        ClassLoader before = calls.enter("onBar");
        try {
            strategy.onBar(context);
        } catch (Throwable e) {
            throw calls.failure("onBar", e);
        } finally {
            calls.leave(before);
        }
    }

    @Override
    public void onClose(MarketContext context) {
        ClassLoader before = calls.enter("onClose");
        try {
            strategy.onClose(context);
        } catch (Throwable e) {
            throw calls.failure("onClose", e);
        } finally {
            calls.leave(before);
        }
    }
}
