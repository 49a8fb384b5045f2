package io.hindcast.engine.plugin;

import io.hindcast.market.Bar;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;

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
    public void onFill(Fill fill) {
        ClassLoader before = calls.enter("onFill");
        try {
            strategy.onFill(fill);
        } catch (Throwable e) {
            throw calls.failure("onFill", e);
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
}
