package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.accounting.Benchmark;
import io.hindcast.engine.accounting.ConservationCheck;
import io.hindcast.engine.accounting.RoundTrips;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Watched;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
    private final Costs costs;
    private final TargetUnits units;
    private final List<CallWatch> watches;
    private final FundsCheck funds;
    private final LossHalts halts;
    private final OpenOrders openOrders;
    private final ExecutionClient client;
    private final OrderDesk desk;
    private final DecisionContext context;
    private final Bookkeeping events = new Bookkeeping();
    private long lastTime = Long.MIN_VALUE;
    private long bars;

    /**
     * A loop on the simulated exchange, that has seen no bar.
     *
     * @param instrument the only one that is traded
     * @param interval of its bars
     * @param strategy has seen no bar either; what it throws bears its name
     * @param settings cash, costs and rules
     * @param listener told of everything
     */
    public TradingLoop(
            Instrument instrument,
            Interval interval,
            Strategy strategy,
            TradingSettings settings,
            TradingListener listener) {
        this(
                instrument,
                strategy,
                settings,
                (account, costs, fills) -> new SimulatedExchange(settings, fills, costs, account, interval),
                listener);
    }

    /**
     * A loop on any execution client, that has seen no bar.
     *
     * @param client makes the client; it is given the account, which only a simulated one has to look at
     */
    public TradingLoop(
            Instrument instrument,
            Strategy strategy,
            TradingSettings settings,
            Function<Account, ExecutionClient> client,
            TradingListener listener) {
        this(instrument, strategy, settings, (account, costs, fills) -> client.apply(account), listener);
    }

    private TradingLoop(
            Instrument instrument,
            Strategy strategy,
            TradingSettings settings,
            Market market,
            TradingListener listener) {
        this.strategy = ContainedStrategy.of(strategy);
        this.listener = listener;
        account = new Account(instrument, settings.initialCash());
        conservation = new ConservationCheck(account);
        roundTrips = new RoundTrips(listener::trade);
        TradingParts parts = settings.parts().create();
        costs = parts.costs();
        // Costs of its own: what the strategy trades in a month is not what the benchmark does.
        Costs itsCosts = settings.parts().create().costs();
        benchmark = new Benchmark(
                settings.initialCash(), (money, at) -> itsCosts.purchase(money, instrument, at.open(), at.copy()));
        funds = new FundsCheck(settings);
        halts = new LossHalts(settings.limits(), settings.initialCash());
        openOrders = new OpenOrders(instrument);
        client = market.open(account, costs, parts.fills());
        units = new TargetUnits(settings, parts.sizer(), costs, account);
        RiskChecks checks = new RiskChecks(parts.checks(), settings, account);
        desk = new OrderDesk(instrument, account, client, openOrders, units, checks, listener);
        watches = Stream.concat(Stream.of(this.strategy), parts.watched())
                .map(Watched::watch)
                .toList();
        context = new DecisionContext(instrument, account, desk);
    }

    /** See whether the calls of the strategy and of the other parts return. */
    public List<CallWatch> watches() {
        return watches;
    }

    /** Shows the strategy a bar from before trading begins. */
    public void onHistory(Bar history) {
        requireLater(history);
        Bar shown = history.copy();
        units.onBar(shown);
        strategy.onHistory(shown);
    }

    /** Trades a bar on which the strategy decides. */
    public void onBar(Bar next, Forecast forecastOrNull) {
        onBar(next, forecastOrNull, Decision.TRADE);
    }

    /** Trades a bar without a quote. */
    public void onBar(Bar next, Forecast forecastOrNull, Decision decision) {
        onBar(next, null, forecastOrNull, decision);
    }

    /**
     * Trades a bar.
     *
     * @param next later than all before
     * @param quoteOrNull the first quote that an order of the close before can meet; null where there is none
     * @param forecastOrNull made at this bar's close; null when there is none
     * @param decision what the strategy is asked for, unless a margin call or a limit forbids it
     * @throws IllegalStateException when time does not increase, money is not conserved, or the execution client tells of
     *     what can't have happened
     */
    public void onBar(Bar next, Quote quoteOrNull, Forecast forecastOrNull, Decision decision) {
        requireLater(next);
        events.open(next);
        client.deliver(next, quoteOrNull, events);
        events.close();
        account.mark(next.close());
        conservation.afterMark(next.closeTime());
        benchmark.add(next);
        halts.mark(next.closeTime(), account.equity());
        decide(next, forecastOrNull, decision);
        double positionValue = account.positionValue();
        double equity = account.equity();
        listener.equity(
                next.closeTime(),
                account.cash(),
                positionValue,
                equity,
                benchmark.equity(),
                exposure(positionValue, equity));
        bars++;
    }

    private void decide(Bar next, Forecast forecastOrNull, Decision decision) {
        // A copy: the engine fills its own again, with a bar of the future, and whoever is shown it may have kept it.
        Bar shown = next.copy();
        units.onBar(shown);
        desk.open(shown);
        if (funds.marginCall(account)) {
            listener.marginCalled(next.closeTime());
            desk.cover();
        }
        Optional<String> halt = halts.halt();
        if (decision == Decision.TRADE && halt.isEmpty()) {
            strategy.onBar(context.open(shown, forecastOrNull));
            context.close();
            desk.settle();
        } else {
            halt.ifPresent(reason -> {
                listener.halted(next.closeTime(), reason);
                desk.flatten(reason);
            });
            if (decision == Decision.FLATTEN) {
                desk.flatten("flatten");
            }
            desk.close();
            strategy.onHistory(shown);
        }
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

    /** Makes the client that orders go to. */
    @FunctionalInterface
    private interface Market {
        ExecutionClient open(Account account, Costs costs, FillModel fills);
    }

    /** Takes what the client tells into the books, during its call only. */
    private final class Bookkeeping implements ExecutionClient.Events {
        private boolean open;
        private Bar bar;

        private void open(Bar next) {
            open = true;
            bar = next;
        }

        private void close() {
            open = false;
        }

        private void requireOpen() {
            if (!open) {
                throw new IllegalStateException("an execution client tells of orders during its deliver only");
            }
        }

        @Override
        public void accepted(long orderId) {
            requireOpen();
            listener.order(lastTime, openOrders.accept(orderId), OrderStatus.ACCEPTED, "");
        }

        @Override
        public void filled(Fill fill) {
            requireOpen();
            Order order = openOrders.require(fill, lastTime, account.quantity());
            account.apply(fill);
            conservation.afterFill(fill);
            costs.filled(fill, bar.copy());
            boolean done = openOrders.fill(fill);
            listener.order(fill.time(), order, done ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED, "");
            listener.fill(fill);
            roundTrips.add(fill, bars);
            strategy.onFill(fill);
        }

        @Override
        public void updated(long orderId, double quantity, String reason) {
            requireOpen();
            Order order = openOrders.update(orderId, quantity);
            boolean ended = !openOrders.isOpen(orderId);
            listener.order(lastTime, order, ended ? OrderStatus.CANCELLED : OrderStatus.UPDATED, reason);
        }

        @Override
        public void rejected(long orderId, String reason) {
            requireOpen();
            listener.order(lastTime, openOrders.reject(orderId), OrderStatus.REJECTED, reason);
        }
    }
}
