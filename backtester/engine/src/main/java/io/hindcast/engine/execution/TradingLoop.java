package io.hindcast.engine.execution;

import io.hindcast.cost.FillModel;
import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.accounting.Benchmark;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Watched;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.Strategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trades one instrument with one strategy, bar by bar: match, mark, decide. These feed back into each other, so they run
 * in one thread. Keeps nothing that grows with the number of bars.
 */
public final class TradingLoop {
    private final ContainedStrategy strategy;
    private final TradingListener listener;
    private final Account account;
    private final Benchmark benchmark;
    private final TargetUnits units;
    private final List<CallWatch> watches;
    private final FundsCheck funds;
    private final LossHalts halts;
    private final ExecutionClient client;
    private final OrderDesk desk;
    private final DecisionContext context;
    private final OrderUpdates updates;
    private final Bookkeeping books;
    private final Instrument instrument;
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
        this.instrument = instrument;
        account = new Account(instrument, settings.initialCash());
        TradingParts parts = settings.parts().create();
        Costs costs = parts.costs();
        // Costs of its own: what the strategy trades in a month is not what the benchmark does.
        TradingParts its = settings.parts().create();
        Costs itsCosts = its.costs();
        benchmark = new Benchmark(
                settings.initialCash(),
                account.pointValue(),
                (money, at) -> itsCosts.purchase(money, instrument, at.open(), at));
        funds = new FundsCheck(settings);
        halts = new LossHalts(settings.limits(), settings.initialCash());
        OpenOrders openOrders = new OpenOrders(instrument);
        client = market.open(account, costs, parts.fills());
        updates = new OrderUpdates(this.strategy, listener);
        books = new Bookkeeping(account, costs, openOrders, listener, updates);
        units = new TargetUnits(settings, parts.sizer(), costs, account);
        RiskChecks checks = new RiskChecks(parts.checks(), settings, account);
        desk = new OrderDesk(instrument, account, client, openOrders, units, checks, listener, updates);
        context = new DecisionContext(instrument, account, desk, openOrders, new ValueRecorder(listener));
        watches = Stream.of(Stream.of(this.strategy), parts.watched(), its.watched())
                .flatMap(each -> each)
                .map(Watched::watch)
                .toList();
    }

    /** See whether the calls of the strategy and of the other parts return. */
    public List<CallWatch> watches() {
        return watches;
    }

    /** Shows the strategy a bar from before trading begins. */
    public void onHistory(Bar history) {
        requireLater(history);
        Bar shown = shown(history);
        units.onBar(shown);
        strategy.onHistory(shown);
    }

    /** Trades a bar on which the strategy decides. */
    public void onBar(Bar next, @Nullable Forecast forecast) {
        onBar(next, forecast, Decision.TRADE);
    }

    /** Trades a bar without a quote. */
    public void onBar(Bar next, @Nullable Forecast forecast, Decision decision) {
        onBar(next, null, forecast, decision);
    }

    /**
     * Trades a bar.
     *
     * @param next later than all before
     * @param quote the first quote that an order of the close before can meet; null where there is none
     * @param forecast made at this bar's close; null when there is none
     * @param decision what the strategy is asked for, unless a margin call or a limit forbids it
     * @throws IllegalStateException when time does not increase, money is not conserved, or the execution client tells of
     *     what can't have happened
     */
    public void onBar(Bar next, @Nullable Quote quote, @Nullable Forecast forecast, Decision decision) {
        requireLater(next);
        Bar shown = shown(next);
        books.open(shown, bars);
        client.deliver(shown, quote, books);
        books.close();
        books.mark(next.close());
        benchmark.add(shown);
        halts.mark(next.closeTime(), account.equity());
        decide(shown, forecast, decision);
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

    private void decide(Bar shown, @Nullable Forecast forecast, Decision decision) {
        units.onBar(shown);
        desk.open(shown);
        if (funds.marginCall(account)) {
            listener.marginCalled(shown.closeTime());
            desk.cover();
        }
        Optional<String> halt = halts.halt();
        if (decision == Decision.TRADE && halt.isEmpty()) {
            context.open(shown, forecast);
            strategy.onBar(context);
            strategy.onClose(context);
            context.close();
            desk.settle();
        } else {
            halt.ifPresent(reason -> {
                listener.halted(shown.closeTime(), reason);
                desk.flatten(reason);
            });
            if (decision == Decision.FLATTEN) {
                desk.flatten("flatten");
            }
            desk.close();
            strategy.onHistory(shown);
        }
        desk.close();
        updates.tellDecided();
    }

    /** A copy: the engine fills its own again, with a bar of the future, and whoever is shown it may have kept it. */
    private Bar shown(Bar bar) {
        return new MutableBar(instrument).set(bar);
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
}
