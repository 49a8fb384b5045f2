package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.accounting.Trade;
import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Targets that meet what earlier ones have left open, and money that does not suffice: bars of a minute, 10,000 of cash. */
class TargetOrdersTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final Interval MINUTE = Interval.parse("1m");
    private static final long SECOND = 1_000_000_000L;

    private final RecordedTrading recorded = new RecordedTrading();
    private final List<String> limited = new ArrayList<>();

    private static Bar bar(long seconds, double open, double close, double volume) {
        return new MutableBar()
                .set(seconds * SECOND, open, Math.max(open, close), Math.min(open, close), close, volume);
    }

    private static TradingSettings settings(
            double costsBps, Quantity quantity, boolean allowShort, RiskLimits limits, String latency, double share) {
        return new TradingSettings(
                10_000,
                PartSettings.bps(costsBps, costsBps),
                quantity,
                allowShort,
                0.5,
                0.25,
                limits,
                new ExecutionSettings(Duration.parse(latency), share));
    }

    private static TradingSettings free(String latency, double share) {
        return settings(0, Quantity.FRACTIONAL, true, RiskLimits.NONE, latency, share);
    }

    /** A fraction a bar; NaN for none. */
    private static Strategy targets(Double... fractions) {
        Iterator<Double> next = Arrays.asList(fractions).iterator();
        return context -> {
            double fraction = next.hasNext() ? next.next() : Double.NaN;
            if (!Double.isNaN(fraction)) {
                context.orders().target(new TargetPosition(SPX, fraction));
            }
        };
    }

    private void run(TradingSettings settings, Strategy strategy, Bar... bars) {
        TradingListener listener = new TradingListener() {
            @Override
            public void order(long time, io.hindcast.trading.Order order, OrderStatus status, String reason) {
                recorded.order(time, order, status, reason);
            }

            @Override
            public void fill(Fill fill) {
                recorded.fill(fill);
            }

            @Override
            public void trade(Trade trade) {
                recorded.trade(trade);
            }

            @Override
            public void limited(long time, String reason) {
                limited.add(time / SECOND + " " + reason);
            }

            @Override
            public void equity(long time, double cash, double value, double equity, double benchmark, double exposed) {
                recorded.equity(time, cash, value, equity, benchmark, exposed);
            }
        };
        TradingLoop loop = new TradingLoop(SPX, MINUTE, strategy, settings, listener);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }

    private List<String> changes() {
        return recorded.orders.stream()
                .map(row -> row.time() / SECOND + " #" + row.order().id() + " "
                        + row.order().side() + " " + row.order().quantity() + " " + row.status()
                        + (row.reason().isEmpty() ? "" : " " + row.reason()))
                .toList();
    }

    /** A halt without volume: the buy rests, its target comes again at each close, and then it is too dear. */
    @Test
    void aBuyThatRestsIsMadeSmallerAndCutToWhatCanBePaid() {
        run(
                free("PT0S", 0.5),
                targets(1.0, 1.0, 1.0, 1.0),
                bar(60, 100, 100, 0),
                bar(120, 100, 125, 0),
                bar(180, 125, 100, 0),
                bar(240, 160, 160, 1_000),
                bar(300, 160, 160, 1_000));
        // 100 at 100; 80 at 125; at 100 nothing is added; 10,000 / 160 = 62.5.
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 100.0 SUBMITTED",
                        "120 #1 BUY 80.0 UPDATED a later target wants less",
                        "240 #1 BUY 62.5 UPDATED not enough cash: has 10000.0 and needs 12800.0 for 80.0 at 160.0 and a"
                                + " fee of 0.0",
                        "240 #1 BUY 62.5 FILLED");
        assertThat(recorded.equity.getLast().cash()).isZero();
    }

    @Test
    void aTargetOfTheOtherSideCancelsFirst() {
        run(
                free("PT0S", 0.1),
                targets(1.0, -0.5, Double.NaN),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 300),
                bar(180, 100, 100, 10_000));
        // 30 are bought; then -50 are wanted.
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 100.0 SUBMITTED",
                        "120 #1 BUY 100.0 PARTIALLY_FILLED",
                        "120 #1 BUY 100.0 CANCELLED a later target wants less",
                        "120 #2 SELL 80.0 SUBMITTED",
                        "180 #2 SELL 80.0 FILLED");
    }

    /** What is on its way can be filled before the wish to take it back arrives: nothing is sold before that is certain. */
    @Test
    void aBuyOnItsWayIsNotTradedAgainst() {
        run(
                free("PT2M", Double.POSITIVE_INFINITY),
                targets(1.0, -0.5),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 0),
                bar(180, 100, 100, 0),
                bar(240, 100, 100, 0),
                bar(300, 100, 100, 0),
                bar(360, 100, 100, 0));
        // Sent at 60 and taken back at 120: filled at 180, when the wish is still on its way. Then 150 are to be sold.
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 100.0 SUBMITTED",
                        "180 #1 BUY 100.0 ACCEPTED",
                        "180 #1 BUY 100.0 FILLED",
                        "180 #2 SELL 150.0 SUBMITTED",
                        "300 #2 SELL 150.0 ACCEPTED",
                        "300 #2 SELL 150.0 FILLED");
        assertThat(recorded.equity.getLast().positionValue()).isEqualTo(-5_000);
    }

    @Test
    void aWishThatArrivesInTimeEndsTheOrder() {
        run(
                free("PT1M", 0.1),
                targets(1.0, 0.0),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 200),
                bar(180, 100, 100, 0),
                bar(240, 100, 100, 10_000),
                bar(300, 100, 100, 10_000));
        // 20 are filled at the close of 120; the wish arrives at 180, and the 20 are sold from then on.
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 100.0 SUBMITTED",
                        "120 #1 BUY 100.0 ACCEPTED",
                        "120 #1 BUY 100.0 PARTIALLY_FILLED",
                        "180 #1 BUY 100.0 CANCELLED a later target wants less",
                        "180 #2 SELL 20.0 SUBMITTED",
                        "240 #2 SELL 20.0 ACCEPTED",
                        "240 #2 SELL 20.0 FILLED");
    }

    /** The same fraction is fewer units of a price that jumps while the entry is under way: no order follows it for that. */
    @Test
    void anEntryThatTakesTimeIsOneOrderThoughThePriceMoves() {
        Strategy entering = context -> {
            if (context.portfolio().position(SPX).flat()) {
                context.orders().target(new TargetPosition(SPX, 0.95));
            }
        };
        run(
                settings(10, Quantity.FRACTIONAL, true, RiskLimits.NONE, "PT3M", Double.POSITIVE_INFINITY),
                entering,
                bar(60, 100, 100, 0),
                bar(120, 100, 99, 0),
                bar(180, 100, 112, 0),
                bar(240, 112, 112, 0),
                bar(300, 112, 112, 0),
                bar(360, 112, 112, 0),
                bar(420, 112, 112, 0));
        assertThat(recorded.orders.stream().filter(row -> row.status() == OrderStatus.SUBMITTED))
                .hasSize(1);
        assertThat(recorded.fills).hasSize(1);
        assertThat(recorded.fills.getFirst().quantity()).isCloseTo(10_000 / (112 * 1.001 * 1.001), within(1e-9));
    }

    @Test
    void anotherFractionThatWantsMoreIsReachedWhenWhatIsOpenIsDone() {
        run(
                free("PT0S", 0.1),
                targets(0.5, 0.9),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 300),
                bar(180, 100, 100, 300),
                bar(240, 100, 100, 1_000));
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 50.0 SUBMITTED",
                        "120 #1 BUY 50.0 PARTIALLY_FILLED",
                        "180 #1 BUY 50.0 FILLED",
                        "180 #2 BUY 40.0 SUBMITTED",
                        "240 #2 BUY 40.0 FILLED");
    }

    @Test
    void targetsOfOneCloseAddUpToTheLast() {
        Strategy twice = context -> {
            if (context.bar().closeTime() == 60 * SECOND) {
                context.orders().target(new TargetPosition(SPX, 0.5));
                context.orders().target(new TargetPosition(SPX, 0.9));
            }
        };
        run(free("PT0S", Double.POSITIVE_INFINITY), twice, bar(60, 100, 100, 0), bar(120, 100, 100, 0));
        assertThat(recorded.equity.getLast().positionValue()).isEqualTo(9_000);
    }

    /** A strategy's own buy may be rejected: what is not held is not sold. */
    @Test
    void aTargetSellsNothingAgainstABuyThatMayBeRejected() {
        Strategy mixed = context -> {
            if (context.bar().closeTime() == 60 * SECOND) {
                context.orders().market(SPX, Side.BUY, 100);
                context.orders().target(new TargetPosition(SPX, 0));
            }
        };
        run(
                free("PT0S", Double.POSITIVE_INFINITY),
                mixed,
                bar(60, 100, 100, 0),
                bar(120, 101, 101, 0),
                bar(180, 101, 101, 0));
        assertThat(changes().getLast()).startsWith("120 #1 BUY 100.0 REJECTED not enough cash");
        assertThat(recorded.equity.getLast().positionValue()).isZero();

        run(
                free("PT0S", Double.POSITIVE_INFINITY),
                mixed,
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 0),
                bar(180, 100, 100, 0));
        assertThat(changes().subList(changes().size() - 3, changes().size()))
                .containsExactly("120 #1 BUY 100.0 FILLED", "120 #2 SELL 100.0 SUBMITTED", "180 #2 SELL 100.0 FILLED");
    }

    @Test
    void allOfTheMoneyKeepsItsCostsBackAndIsCutToWhatTheOpenLeaves() {
        // 10 bps of slippage and of fee: a unit at 100 costs 100 x 1.001 x 1.001 = 100.2001.
        run(
                settings(10, Quantity.FRACTIONAL, false, RiskLimits.NONE, "PT0S", Double.POSITIVE_INFINITY),
                targets(1.0),
                bar(60, 100, 100, 0),
                bar(120, 102, 102, 0));
        assertThat(recorded.orders.get(0).order().quantity()).isCloseTo(10_000 / 100.2001, within(1e-9));
        assertThat(recorded.orders.get(1).status()).isEqualTo(OrderStatus.UPDATED);
        assertThat(recorded.orders.get(2).status()).isEqualTo(OrderStatus.FILLED);
        assertThat(recorded.fills.getFirst().quantity()).isCloseTo(10_000 / (102 * 1.001 * 1.001), within(1e-9));
        assertThat(recorded.equity.getLast().cash()).isBetween(0.0, 1e-9);
    }

    @Test
    void whatCanBePaidIsSizedAsItAlwaysWas() {
        run(
                settings(10, Quantity.FRACTIONAL, false, RiskLimits.NONE, "PT0S", Double.POSITIVE_INFINITY),
                targets(0.95),
                bar(60, 100, 100, 0),
                bar(120, 102, 102, 0));
        assertThat(recorded.orders.getLast().order().quantity()).isEqualTo(0.95 * 10_000.0 / 100);
        assertThat(recorded.orders).hasSize(2);
    }

    @Test
    void wholeUnitsAreCutToWholeUnits() {
        run(
                settings(10, Quantity.WHOLE, false, RiskLimits.NONE, "PT0S", Double.POSITIVE_INFINITY),
                targets(1.0),
                bar(60, 100, 100, 0),
                bar(120, 102, 102, 0));
        // 99.8 at 100.2001, and 97.8 at 102.204102.
        assertThat(changes().getFirst()).isEqualTo("60 #1 BUY 99.0 SUBMITTED");
        assertThat(changes().getLast()).isEqualTo("120 #1 BUY 97.0 FILLED");
    }

    @Test
    void aLimitOfThePositionMakesTargetsSmaller() {
        RiskLimits half = RiskLimits.read(MapSettings.of(Map.of("position", 0.5)));
        run(
                settings(0, Quantity.FRACTIONAL, false, half, "PT0S", Double.POSITIVE_INFINITY),
                targets(0.95),
                bar(60, 100, 100, 0),
                bar(120, 125, 125, 0));
        // Half of 10,000 are 50 at 100, and 40 at 125.
        assertThat(recorded.orders.get(0).order().quantity()).isCloseTo(50, within(1e-9));
        assertThat(recorded.orders.get(1).reason()).startsWith("too large a position: ");
        assertThat(recorded.fills.getFirst().quantity()).isCloseTo(40, within(1e-9));
        assertThat(limited).singleElement().asString().startsWith("60 too large a position: 95.0 at 100.0");
    }

    @Test
    void aFlipWithoutShortsClosesWhatIsHeld() {
        run(
                settings(0, Quantity.FRACTIONAL, false, RiskLimits.NONE, "PT0S", Double.POSITIVE_INFINITY),
                targets(0.5, -0.5, -0.5),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 0),
                bar(180, 100, 100, 0),
                bar(240, 100, 100, 0));
        assertThat(recorded.fills.getLast().signedQuantity()).isEqualTo(-50);
        assertThat(recorded.equity.getLast().positionValue()).isZero();
        assertThat(changes().getLast()).contains("#3 SELL 50.0 REJECTED short positions are not allowed");
    }

    @Test
    void flatteningTakesBackWhatATargetHasLeftOpen() {
        TradingLoop loop = new TradingLoop(SPX, MINUTE, targets(1.0), free("PT0S", 0.1), recorded);
        loop.onBar(bar(60, 100, 100, 0), null);
        loop.onBar(bar(120, 100, 100, 300), null, Decision.FLATTEN);
        loop.onBar(bar(180, 100, 100, 300), null, Decision.FLATTEN);
        loop.onBar(bar(240, 100, 100, 300), null);
        loop.onBar(bar(300, 100, 100, 300), null);
        assertThat(changes())
                .containsExactly(
                        "60 #1 BUY 100.0 SUBMITTED",
                        "120 #1 BUY 100.0 PARTIALLY_FILLED",
                        "120 #1 BUY 100.0 CANCELLED a later target wants less",
                        "120 #2 SELL 30.0 SUBMITTED flatten",
                        "180 #2 SELL 30.0 FILLED");
    }
}
