package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Latency, shares of volume and quotes, worked out by hand: bars of a minute, 10,000 of cash, no costs unless said. */
class ExecutionTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final Interval MINUTE = Interval.parse("1m");
    private static final long SECOND = 1_000_000_000L;

    private final RecordedTrading recorded = new RecordedTrading();

    /** Closes so many seconds after the begin. */
    private static Bar bar(long seconds, double open, double close, double volume) {
        return new MutableBar()
                .set(seconds * SECOND, open, Math.max(open, close), Math.min(open, close), close, volume);
    }

    private static TradingSettings settings(String latency, double share, Quantity quantity) {
        ExecutionSettings execution = ExecutionSettings.read(MapSettings.of(
                Double.isInfinite(share)
                        ? Map.of("latency", latency)
                        : Map.of("latency", latency, "max-volume-share", share)));
        return new TradingSettings(
                10_000, PartSettings.bps(0, 0), quantity, true, 0.5, 0.25, RiskLimits.NONE, execution);
    }

    private static TradingSettings late(String latency) {
        return settings(latency, Double.POSITIVE_INFINITY, Quantity.FRACTIONAL);
    }

    private static TradingSettings shared(double share) {
        return settings("0ms", share, Quantity.FRACTIONAL);
    }

    private TradingLoop loop(TradingSettings settings, Strategy strategy) {
        return new TradingLoop(SPX, MINUTE, strategy, settings, recorded);
    }

    private void run(TradingSettings settings, Strategy strategy, Bar... bars) {
        TradingLoop loop = loop(settings, strategy);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }

    private List<String> changes() {
        return recorded.orders.stream()
                .map(row -> row.time() / SECOND + " #" + row.order().id() + " " + row.status()
                        + (row.reason().isEmpty() ? "" : " " + row.reason()))
                .toList();
    }

    private List<String> fills() {
        return recorded.fills.stream()
                .map(fill -> fill.time() / SECOND + " #" + fill.orderId() + " " + fill.side() + " " + fill.quantity()
                        + " at " + fill.referencePrice())
                .toList();
    }

    @Test
    void anOrderThatArrivesWithinTheNextBarMeetsItsClose() {
        run(late("250ms"), new ScriptedOrders(10.0), bar(60, 99, 100, 0), bar(120, 101, 102, 0), bar(180, 103, 104, 0));

        assertThat(changes()).containsExactly("60 #1 SUBMITTED", "120 #1 ACCEPTED", "120 #1 FILLED");
        assertThat(fills()).containsExactly("120 #1 BUY 10.0 at 102.0");
        // Bought at the close and marked there: nothing is gained on that bar, 2 x 10 on the next.
        assertThat(recorded.equity.get(1).equity()).isEqualTo(10_000);
        assertThat(recorded.equity.get(1).positionValue()).isEqualTo(1_020);
        assertThat(recorded.equity.get(2).equity()).isEqualTo(10_020);
    }

    @Test
    void anOrderThatArrivesByTheOpenOfABarAfterAPauseMeetsTheOpen() {
        // The bar that closes at 600 opens at 540. 480 s after 60 is just in time for it.
        run(late("480s"), new ScriptedOrders(10.0), bar(60, 99, 100, 0), bar(600, 101, 102, 0));
        assertThat(changes()).containsExactly("60 #1 SUBMITTED", "600 #1 ACCEPTED", "600 #1 FILLED");
        assertThat(fills()).containsExactly("600 #1 BUY 10.0 at 101.0");
    }

    @Test
    void anOrderThatArrivesJustBehindTheOpenMeetsTheClose() {
        run(late("480001ms"), new ScriptedOrders(10.0), bar(60, 99, 100, 0), bar(600, 101, 102, 0));
        assertThat(fills()).containsExactly("600 #1 BUY 10.0 at 102.0");
    }

    @Test
    void anOrderOnItsWayForTwoBarsIsCountedAndMeetsTheThirdAtItsClose() {
        Strategy all = context -> context.orders().target(new TargetPosition(SPX, 1));
        // Decided at 60, it arrives at 210: not by 180, and by the close of 240. Targets of 1 in between find it open.
        run(
                late("150s"),
                all,
                bar(60, 99, 100, 0),
                bar(120, 100, 100, 0),
                bar(180, 100, 100, 0),
                bar(240, 100, 100, 0),
                bar(300, 100, 100, 0));
        assertThat(changes()).containsExactly("60 #1 SUBMITTED", "240 #1 ACCEPTED", "240 #1 FILLED");
        assertThat(fills()).containsExactly("240 #1 BUY 100.0 at 100.0");
    }

    @Test
    void anOrderThatArrivesAtACloseItselfMeetsThatClose() {
        run(late("1m"), new ScriptedOrders(1.0), bar(60, 9, 9, 0), bar(120, 10, 11, 0), bar(180, 12, 13, 0));
        assertThat(fills()).containsExactly("120 #1 BUY 1.0 at 11.0");
    }

    @Test
    void aBarThatWasCutShortOpensWhenTheOneBeforeHasClosed() {
        // Half a minute long: it can't have opened at 30, before the decision at 60.
        run(late("0ms"), new ScriptedOrders(1.0), bar(60, 9, 9, 0), bar(90, 10, 11, 0));
        assertThat(fills()).containsExactly("90 #1 BUY 1.0 at 10.0");
        recorded.fills.clear();
        run(late("1ms"), new ScriptedOrders(1.0), bar(60, 9, 9, 0), bar(90, 10, 11, 0));
        assertThat(fills()).containsExactly("90 #1 BUY 1.0 at 11.0");
    }

    @Test
    void aLargeOrderTakesItsShareOfEachBarAndLeavesTheRestOpen() {
        // A tenth of 400, of 0, of 300 and of 1,000: 40, 0, 30, and the 30 that are left of 100.
        run(
                shared(0.1),
                new ScriptedOrders(100.0),
                bar(60, 10, 10, 9),
                bar(120, 10, 11, 400),
                bar(180, 12, 12, 0),
                bar(240, 13, 13, 300),
                bar(300, 14, 15, 1_000),
                bar(360, 16, 16, 1_000));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED", "120 #1 PARTIALLY_FILLED", "240 #1 PARTIALLY_FILLED", "300 #1 FILLED");
        assertThat(fills())
                .containsExactly("120 #1 BUY 40.0 at 10.0", "240 #1 BUY 30.0 at 13.0", "300 #1 BUY 30.0 at 14.0");
        // 40 x 10 + 30 x 13 + 30 x 14 = 1,210 paid; 100 at 16.
        assertThat(recorded.equity.getLast().cash()).isCloseTo(8_790, within(1e-9));
        assertThat(recorded.equity.getLast().positionValue()).isEqualTo(1_600);
    }

    @Test
    void ordersShareAVolumeInTheOrderOfTheirIdsAndEachSideHasItsOwn() {
        Strategy three = context -> {
            if (context.bar().closeTime() == 60 * SECOND) {
                context.orders().market(SPX, Side.BUY, 30);
                context.orders().market(SPX, Side.SELL, 25);
                context.orders().market(SPX, Side.BUY, 30);
            }
        };
        run(shared(0.5), three, bar(60, 10, 10, 0), bar(120, 10, 10, 80), bar(180, 10, 10, 80));
        // 40 for each side.
        assertThat(fills())
                .containsExactly(
                        "120 #1 BUY 30.0 at 10.0",
                        "120 #2 SELL 25.0 at 10.0",
                        "120 #3 BUY 10.0 at 10.0",
                        "180 #3 BUY 20.0 at 10.0");
    }

    @Test
    void wholeUnitsAreRoundedDownAndAnOrderForAPartIsRefusedBeforeAnyOfItIsFilled() {
        run(
                settings("0ms", 0.1, Quantity.WHOLE),
                new ScriptedOrders(5.0, 2.5),
                bar(60, 10, 10, 0),
                bar(120, 10, 10, 29),
                bar(180, 10, 10, 9),
                bar(240, 10, 10, 31));
        // 2.9 are 2 units, 0.9 none, 3.1 three.
        assertThat(fills()).containsExactly("120 #1 BUY 2.0 at 10.0", "240 #1 BUY 3.0 at 10.0");
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "120 #1 PARTIALLY_FILLED",
                        "120 #2 SUBMITTED",
                        "180 #2 REJECTED quantity 2.5 is not whole (trading.quantity is whole)",
                        "240 #1 FILLED");
    }

    @Test
    void whenMoneyRunsOutTheRestIsRejectedAndWhatWasFilledStays() {
        run(
                shared(0.1),
                new ScriptedOrders(100.0),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 600),
                bar(180, 150, 150, 600),
                bar(240, 150, 150, 600));
        // 60 x 100 leave 4,000; 40 x 150 need 6,000.
        assertThat(changes().subList(0, 2)).containsExactly("60 #1 SUBMITTED", "120 #1 PARTIALLY_FILLED");
        assertThat(changes().get(2)).startsWith("180 #1 REJECTED not enough cash: has 4000.0 and needs 6000.0");
        assertThat(changes()).hasSize(3);
        assertThat(recorded.equity.getLast().positionValue()).isEqualTo(9_000);
    }

    @Test
    void whatIsFlattenedIsOrderedOnceHoweverLongItTakes() {
        TradingLoop loop = loop(settings("90s", 0.1, Quantity.FRACTIONAL), new ScriptedOrders(30.0));
        loop.onBar(bar(60, 10, 10, 100), null);
        // Arrives at 150, in the bar of 180: 10 of 30 then, and 10 more at 240.
        loop.onBar(bar(120, 10, 10, 100), null);
        loop.onBar(bar(180, 10, 10, 100), null);
        for (int minute = 4; minute <= 10; minute++) {
            loop.onBar(bar(60L * minute, 10, 10, 100), null, Decision.FLATTEN);
        }
        // Ordered at 240 with 10 of the buy still open: all 30. It arrives at 330, in the bar of 360.
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "180 #1 ACCEPTED",
                        "180 #1 PARTIALLY_FILLED",
                        "240 #1 PARTIALLY_FILLED",
                        "240 #2 SUBMITTED flatten",
                        "300 #1 FILLED",
                        "360 #2 ACCEPTED",
                        "360 #2 PARTIALLY_FILLED",
                        "420 #2 PARTIALLY_FILLED",
                        "480 #2 FILLED");
        assertThat(recorded.equity.getLast().positionValue()).isZero();
    }

    private void flatten(TradingLoop loop, Bar... bars) {
        for (Bar bar : bars) {
            loop.onBar(bar, null, Decision.FLATTEN);
        }
    }

    @Test
    void whatWasBoughtTooDearToBePaidIsNotSoldByFlattening() {
        TradingLoop loop = loop(late("90s"), new ScriptedOrders(100.0));
        loop.onBar(bar(60, 100, 100, 0), null);
        // Ordered at 120 against the buy that is open. That arrives at 150, meets 102, and can't be paid.
        flatten(
                loop,
                bar(120, 100, 101, 0),
                bar(180, 101, 102, 0),
                bar(240, 102, 103, 0),
                bar(300, 103, 104, 0),
                bar(360, 104, 105, 0));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "120 #2 SUBMITTED flatten",
                        "180 #1 ACCEPTED",
                        "180 #1 REJECTED not enough cash: has 10000.0 and needs 10200.0 for 100.0 at 102.0 and a fee of 0.0",
                        "240 #2 ACCEPTED",
                        "240 #2 REJECTED nothing left to close");
        assertThat(recorded.fills).isEmpty();
    }

    @Test
    void whatAHaltClosesIsWhatIsHeldWhenAnOpenBuyIsRejected() {
        RiskLimits drawdown = RiskLimits.read(MapSettings.of(Map.of("drawdown", 0.1)));
        TradingSettings settings = new TradingSettings(
                10_000,
                PartSettings.bps(0, 0),
                Quantity.FRACTIONAL,
                true,
                0.5,
                0.25,
                drawdown,
                late("90s").execution());
        run(
                settings,
                new ScriptedOrders(50.0, 0.0, 50.0),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 0),
                // 50 at 100; the other 50 are on their way when equity is 5,000 + 50 x 80.
                bar(180, 100, 100, 0),
                bar(240, 100, 80, 0),
                // They would cost 5,500.
                bar(300, 80, 110, 0),
                bar(360, 110, 110, 0),
                bar(420, 110, 110, 0),
                bar(480, 110, 110, 0));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "180 #1 ACCEPTED",
                        "180 #1 FILLED",
                        "180 #2 SUBMITTED",
                        "240 #3 SUBMITTED halt: trading.limits.drawdown 0.1: equity fell from 10000.00 to 9000.00",
                        "300 #2 ACCEPTED",
                        "300 #2 REJECTED not enough cash: has 5000.0 and needs 5500.0 for 50.0 at 110.0 and a fee of 0.0",
                        "360 #3 ACCEPTED",
                        "360 #3 PARTIALLY_FILLED",
                        "360 #3 REJECTED nothing left to close");
        assertThat(fills()).containsExactly("180 #1 BUY 50.0 at 100.0", "360 #3 SELL 50.0 at 110.0");
        assertThat(recorded.equity.getLast().cash()).isEqualTo(10_500);
        assertThat(recorded.equity.getLast().positionValue()).isZero();
    }

    @Test
    void aFlatteningOrderEndsWhenTheRestOfTheBuyItWaitsForIsRejected() {
        TradingLoop loop = loop(shared(0.1), new ScriptedOrders(100.0));
        loop.onBar(bar(60, 100, 100, 0), null);
        // 60 of 100 bought for 6,000: 100 are to be sold.
        flatten(loop, bar(120, 100, 100, 600));
        // The other 40 would cost 6,000 of 4,000. Sold are a tenth of 400, and then what is left of 60.
        flatten(loop, bar(180, 150, 150, 400), bar(240, 160, 160, 400), bar(300, 170, 170, 400));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "120 #1 PARTIALLY_FILLED",
                        "120 #2 SUBMITTED flatten",
                        "180 #1 REJECTED not enough cash: has 4000.0 and needs 6000.0 for 40.0 at 150.0 and a fee of 0.0",
                        "180 #2 PARTIALLY_FILLED",
                        "240 #2 PARTIALLY_FILLED",
                        "240 #2 REJECTED nothing left to close");
        assertThat(fills())
                .containsExactly("120 #1 BUY 60.0 at 100.0", "180 #2 SELL 40.0 at 150.0", "240 #2 SELL 20.0 at 160.0");
        assertThat(recorded.equity.getLast().cash()).isEqualTo(13_200);
        assertThat(recorded.equity.getLast().positionValue()).isZero();
    }

    @Test
    void aFlatteningOrderWaitsForWhatItIsToClose() {
        TradingLoop loop = loop(shared(0.1), new ScriptedOrders(30.0));
        loop.onBar(bar(60, 10, 10, 100), null);
        // No volume: nothing is bought, and so nothing can be sold.
        flatten(loop, bar(120, 10, 10, 0), bar(180, 10, 10, 0), bar(240, 10, 10, 200), bar(300, 11, 11, 200));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "120 #2 SUBMITTED flatten",
                        "240 #1 PARTIALLY_FILLED",
                        "240 #2 PARTIALLY_FILLED",
                        "300 #1 FILLED",
                        "300 #2 FILLED");
        assertThat(fills())
                .containsExactly(
                        "240 #1 BUY 20.0 at 10.0",
                        "240 #2 SELL 20.0 at 10.0",
                        "300 #1 BUY 10.0 at 11.0",
                        "300 #2 SELL 10.0 at 11.0");
    }

    @Test
    void aPositionThatTurnsOutToBeOnTheOtherSideIsFlattenedByAnotherOrder() {
        // Short 100 at 100. A buy of 150 would leave 50, which are to be sold; a tenth of the volume is bought for
        // each.
        TradingLoop loop = loop(shared(0.1), new ScriptedOrders(-100.0, 150.0));
        loop.onBar(bar(60, 100, 100, 0), null);
        loop.onBar(bar(120, 100, 100, 1_000), null);
        // 80 of 150 are bought back: short 20. The 70 that are left turn round, and 50 x 300 can't be paid.
        flatten(loop, bar(180, 100, 100, 800));
        flatten(loop, bar(240, 300, 300, 1_000), bar(300, 300, 300, 1_000), bar(360, 300, 300, 1_000));
        assertThat(changes().subList(0, 5))
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "120 #1 FILLED",
                        "120 #2 SUBMITTED",
                        "180 #2 PARTIALLY_FILLED",
                        "180 #3 SUBMITTED flatten");
        assertThat(changes().get(5)).startsWith("240 #2 REJECTED not enough cash");
        assertThat(changes().subList(6, changes().size()))
                .containsExactly("240 #3 REJECTED nothing left to close", "240 #4 SUBMITTED flatten", "300 #4 FILLED");
        assertThat(fills())
                .containsExactly("120 #1 SELL 100.0 at 100.0", "180 #2 BUY 80.0 at 100.0", "300 #4 BUY 20.0 at 300.0");
    }

    @Test
    void aMarginCallIsNotMadeAgainWhileItsOrderIsOnItsWay() {
        // Short 100 at 100 with 10,000: equity 10,000. At 170 it is 3,000 of 17,000: below a quarter.
        run(
                late("90s"),
                new ScriptedOrders(-100.0),
                bar(60, 100, 100, 0),
                bar(120, 100, 100, 0),
                bar(180, 100, 100, 0),
                bar(240, 100, 170, 0),
                bar(300, 170, 170, 0),
                bar(360, 170, 170, 0),
                bar(420, 170, 170, 0));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED",
                        "180 #1 ACCEPTED",
                        "180 #1 FILLED",
                        "240 #2 SUBMITTED margin call",
                        "360 #2 ACCEPTED",
                        "360 #2 FILLED");
        assertThat(recorded.equity.getLast().equity()).isEqualTo(3_000);
    }

    @Test
    void aBuyPaysTheAskAndASellReceivesTheBidOfTheQuoteInsteadOfTheOpen() {
        TradingSettings costs =
                ImmediateTrading.settings(10_000, 10, 20, Quantity.FRACTIONAL, false, 0.5, 0.25, RiskLimits.NONE);
        TradingLoop loop = loop(costs, new ScriptedOrders(10.0, -10.0, 5.0));
        loop.onBar(bar(60, 99, 100, 0), null);
        loop.onBar(bar(120, 101, 103, 0), new Quote(61 * SECOND, 100.5, 101.5), null, Decision.TRADE);
        loop.onBar(bar(180, 104, 105, 0), new Quote(120 * SECOND, 103, 105), null, Decision.TRADE);
        loop.onBar(bar(240, 106, 107, 0), null);

        assertThat(fills())
                .containsExactly("120 #1 BUY 10.0 at 101.5", "180 #2 SELL 10.0 at 103.0", "240 #3 BUY 5.0 at 106.0");
        // 101.5 x 1.001 = 101.6015, fee 0.002 x 1,016.015 = 2.03203; 103 x 0.999 = 102.897, fee 2.05794.
        assertThat(recorded.fills.get(0).price()).isCloseTo(101.6015, within(1e-9));
        assertThat(recorded.fills.get(0).slippage()).isCloseTo(1.015, within(1e-9));
        assertThat(recorded.fills.get(0).fee()).isCloseTo(2.03203, within(1e-9));
        assertThat(recorded.fills.get(1).price()).isCloseTo(102.897, within(1e-9));
        assertThat(recorded.equity.get(2).cash())
                .isCloseTo(10_000 - 1_016.015 - 2.03203 + 1_028.97 - 2.05794, within(1e-9));
    }

    @Test
    void aQuoteFromBeforeTheArrivalFillsNothing() {
        TradingLoop loop = loop(late("2s"), new ScriptedOrders(10.0, 10.0));
        loop.onBar(bar(60, 99, 100, 0), null);
        loop.onBar(bar(120, 101, 103, 0), new Quote(62 * SECOND - 1, 1, 2), null, Decision.TRADE);
        loop.onBar(bar(180, 101, 104, 0), new Quote(122 * SECOND, 103.5, 103.75), null, Decision.TRADE);
        assertThat(fills()).containsExactly("120 #1 BUY 10.0 at 103.0", "180 #2 BUY 10.0 at 103.75");
    }

    @Test
    void anImmediateOrderHasNoAcknowledgementOfItsOwn() {
        run(late("0ms"), new ScriptedOrders(1.0), bar(60, 9, 9, 0), bar(120, 10, 11, 0));
        assertThat(changes()).containsExactly("60 #1 SUBMITTED", "120 #1 FILLED");
        assertThat(late("0ms").execution().latency()).isEqualTo(Duration.ZERO);
    }

    @Test
    void roundingNeverLeavesAnOrderOpenOrThePositionUneven() {
        // 0.1 + 0.2 in shares of 0.1: floating point leaves 2.8e-17 of it behind the third, which is nothing.
        run(
                shared(0.1),
                new ScriptedOrders(0.1 + 0.2),
                bar(60, 10, 10, 1),
                bar(120, 10, 10, 1),
                bar(180, 10, 10, 1),
                bar(240, 10, 10, 1),
                bar(300, 10, 10, 1));
        assertThat(changes())
                .containsExactly(
                        "60 #1 SUBMITTED", "120 #1 PARTIALLY_FILLED", "180 #1 PARTIALLY_FILLED", "240 #1 FILLED");
    }

    @Test
    void aPositionHoweverSmallIsFlattened() {
        TradingLoop loop = loop(late("0ms"), new ScriptedOrders(1e-13));
        loop.onBar(bar(60, 10, 10, 1), null);
        loop.onBar(bar(120, 10, 10, 1), null);
        loop.onBar(bar(180, 10, 10, 1), null, Decision.FLATTEN);
        loop.onBar(bar(240, 10, 10, 1), null, Decision.FLATTEN);
        assertThat(fills()).containsExactly("120 #1 BUY 1.0E-13 at 10.0", "240 #2 SELL 1.0E-13 at 10.0");
    }
}
