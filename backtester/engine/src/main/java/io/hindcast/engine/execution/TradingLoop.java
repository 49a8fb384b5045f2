package io.hindcast.engine.execution;

import io.hindcast.engine.accounting.Account;
import io.hindcast.engine.accounting.Benchmark;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.forecast.Forecast;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.strategy.Strategy;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Trades one instrument with one strategy, bar by bar: match, mark, decide. These feed back into each other, so they run
 * in one thread. Keeps nothing that grows with the number of bars.
 */
public final class TradingLoop {
    private final ContainedStrategy strategy;
    private final TradingListener listener;
    private final Account account;
    private final Benchmark benchmark;
    private final RiskCheck riskCheck;
    private final LossHalts halts;
    private final OpenOrders openOrders;
    private final ExecutionClient client;
    private final OrderDesk desk;
    private final DecisionContext context;
    private final OrderUpdates updates;
    private final Bookkeeping books;
    private final Instrument instrument;
    private long lastTime = Long.MIN_VALUE;
    private long bar;

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
                account -> new SimulatedExchange(settings, new RiskCheck(settings), account, interval),
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
        this.strategy = ContainedStrategy.of(strategy);
        this.listener = listener;
        this.instrument = instrument;
        account = new Account(instrument, settings.initialCash());
        benchmark = new Benchmark(settings.initialCash(), settings.slippageBps() / 1e4, settings.feeBps() / 1e4);
        riskCheck = new RiskCheck(settings);
        halts = new LossHalts(settings.limits(), settings.initialCash());
        openOrders = new OpenOrders(instrument);
        this.client = client.apply(account);
        updates = new OrderUpdates(this.strategy, listener);
        books = new Bookkeeping(account, openOrders, listener, updates);
        desk = new OrderDesk(instrument, account, this.client, openOrders, settings, listener, updates);
        context = new DecisionContext(instrument, account, desk, openOrders, new ValueRecorder(listener));
    }

    /** Sees whether the strategy's calls return. */
    public CallWatch watch() {
        return strategy.watch();
    }

    /** Shows the strategy a bar from before trading begins. */
    public void onHistory(Bar history) {
        requireLater(history);
        strategy.onHistory(shown(history));
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
        books.open(next.closeTime(), bar);
        client.deliver(next, quoteOrNull, books);
        books.close();
        books.mark(next.close());
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
        bar++;
    }

    private void decide(Bar next, Forecast forecastOrNull, Decision decision) {
        desk.open(next);
        if (riskCheck.marginCall(account)) {
            listener.marginCalled(next.closeTime());
            desk.cover();
        }
        Optional<String> halt = halts.halt();
        Bar shown = shown(next);
        if (decision == Decision.TRADE && halt.isEmpty()) {
            context.open(shown, forecastOrNull);
            strategy.onBar(context);
            strategy.onClose(context);
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
        updates.tellDecided();
    }

    /** A copy: the engine fills its own again, with a bar of the future, and a strategy may have kept it. */
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
}
