package io.hindcast.execution;

import io.hindcast.accounting.Account;
import io.hindcast.accounting.Benchmark;
import io.hindcast.accounting.ConservationCheck;
import io.hindcast.accounting.RoundTrips;
import io.hindcast.containment.CallWatch;
import io.hindcast.containment.ContainedStrategy;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.time.Instant;

/**
 * Trades one instrument with one strategy, bar by bar: match, mark, decide. These feed back into each other, so they run
 * in one thread. Keeps nothing that grows with the number of bars.
 */
public final class TradingLoop {
    private final ContainedStrategy strategy;
    private final TradingListener listener;
    private final Account account;
    private final ConservationCheck conservation;
    private final RoundTrips roundTrips;
    private final Benchmark benchmark;
    private final RiskCheck riskCheck;
    private final SimulatedExchange exchange;
    private final OrderDesk desk;
    private final DecisionContext context;
    private final SimulatedExchange.Executions executions = new Bookkeeping();
    private long lastTime = Long.MIN_VALUE;
    private long bar;

    /**
     * A loop that has seen no bar.
     *
     * @param instrument the only one that is traded
     * @param strategy has seen no bar either; what it throws bears its name
     * @param settings cash, costs and rules
     * @param listener told of everything
     */
    public TradingLoop(Instrument instrument, Strategy strategy, TradingSettings settings, TradingListener listener) {
        this.strategy = ContainedStrategy.of(strategy);
        this.listener = listener;
        account = new Account(instrument, settings.initialCash());
        conservation = new ConservationCheck(account);
        roundTrips = new RoundTrips(listener::trade);
        benchmark = new Benchmark(settings.initialCash(), settings.slippageBps() / 1e4, settings.feeBps() / 1e4);
        riskCheck = new RiskCheck(settings);
        exchange = new SimulatedExchange(
                FillModel.atOpen(SlippageModel.bps(settings.slippageBps()), FeeModel.bps(settings.feeBps())),
                riskCheck);
        desk = new OrderDesk(instrument, account, exchange, settings.quantity().sizer(), listener);
        context = new DecisionContext(instrument, account, desk);
    }

    /** Sees whether the strategy's calls return. */
    public CallWatch watch() {
        return strategy.watch();
    }

    /** Shows the strategy a bar from before trading begins. */
    public void onHistory(Bar history) {
        requireLater(history);
        strategy.onHistory(history.copy());
    }

    /**
     * Trades a bar.
     *
     * @param next later than all before
     * @param forecastOrNull made at this bar's close; null when there is none
     * @throws IllegalStateException when time does not increase or money is not conserved
     */
    public void onBar(Bar next, Forecast forecastOrNull) {
        requireLater(next);
        exchange.match(next, account, executions);
        account.mark(next.close());
        conservation.afterMark(next.closeTime());
        benchmark.add(next);
        decide(next, forecastOrNull);
        double positionValue = account.positionValue();
        double equity = account.equity();
        listener.equity(
                next.closeTime(),
                account.cash(),
                positionValue,
                equity,
                benchmark.equity(),
                exposure(positionValue, equity));
        bar++;
    }

    private void decide(Bar next, Forecast forecastOrNull) {
        desk.open(next);
        if (riskCheck.marginCall(account)) {
            desk.cover();
        }
        // A copy: the engine fills its own again, with a bar of the future, and a strategy may have kept it.
        strategy.onBar(context.open(next.copy(), forecastOrNull));
        context.close();
        desk.close();
    }

    private static double exposure(double positionValue, double equity) {
        if (positionValue == 0) {
            return 0;
        }
        return equity > 0 ? positionValue / equity : Double.NaN;
    }

    private void requireLater(Bar next) {
        if (next.closeTime() <= lastTime) {
            throw new IllegalStateException("bars must be in the order of time: "
                    + Instant.EPOCH.plusNanos(next.closeTime()) + " came after "
                    + Instant.EPOCH.plusNanos(lastTime));
        }
        lastTime = next.closeTime();
    }

    private final class Bookkeeping implements SimulatedExchange.Executions {
        @Override
        public void filled(Order order, Fill fill) {
            account.apply(fill);
            conservation.afterFill(fill);
            listener.order(fill.time(), order, OrderStatus.FILLED, "");
            listener.fill(fill);
            roundTrips.add(fill, bar);
            strategy.onFill(fill);
        }

        @Override
        public void rejected(Order order, String reason) {
            listener.order(lastTime, order, OrderStatus.REJECTED, reason);
        }
    }
}
