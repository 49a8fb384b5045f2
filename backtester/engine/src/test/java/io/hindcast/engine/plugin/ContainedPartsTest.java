package io.hindcast.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.cost.Execution;
import io.hindcast.cost.FillModel.Match;
import io.hindcast.cost.FillRequest;
import io.hindcast.cost.Liquidity;
import io.hindcast.engine.accounting.Account;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.MutableBar;
import io.hindcast.metric.Metric;
import io.hindcast.risk.ProposedOrder;
import io.hindcast.risk.RiskDecision;
import io.hindcast.sizing.SizingContext;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderType;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import io.hindcast.trading.TimeInForce;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainedPartsTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final Bar BAR = new MutableBar().set(1, 100, 110, 90, 95, 0);
    private static final Plugged WHO =
            new Plugged("part", "mine", "mine.jar", ContainedPartsTest.class.getClassLoader());
    private static final Execution BUY = new Execution(SPX, Side.BUY, 1, 100, BAR, Liquidity.TAKER);
    private static final Execution SELL = new Execution(SPX, Side.SELL, 1, 100, BAR, Liquidity.TAKER);
    private static final Order ORDER = new Order(1, 0, SPX, Side.BUY, OrderType.MARKET, 10, TimeInForce.GTC);

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aFeeAndASizeAreNumbers(double wrong) {
        named("fee", () -> ContainedFees.of(any -> wrong, WHO).fee(BUY));
        named(
                "units",
                () -> ContainedSizer.of(any -> wrong, WHO)
                        .units(new SizingContext(new TargetPosition(SPX, 1), SPX, 1, 1)));
        assertThat(ContainedFees.of(any -> -0.5, WHO).fee(BUY)).isEqualTo(-0.5);
    }

    @Test
    void slippageMakesNoPriceBetter() {
        named("price", () -> ContainedSlippage.of(any -> 99.9, WHO).price(BUY));
        named("price", () -> ContainedSlippage.of(any -> 100.1, WHO).price(SELL));
        named("price", () -> ContainedSlippage.of(any -> -1, WHO).price(SELL));
        named("price", () -> ContainedSlippage.of(any -> Double.NaN, WHO).price(SELL));
        named(
                "price",
                () -> ContainedSlippage.of(any -> Double.POSITIVE_INFINITY, WHO).price(BUY));
        named("price", () -> ContainedSlippage.of(any -> 0, WHO).price(SELL));
        assertThat(ContainedSlippage.of(any -> 0.01, WHO).price(SELL)).isEqualTo(0.01);
    }

    @Test
    void aFillLiesWithinTheBarAndTheOrder() {
        for (Match wrong : new Match[] {
            new Match(10, 89),
            new Match(10, 111),
            new Match(11, 100),
            new Match(-1, 100),
            new Match(10, Double.NaN),
            null
        }) {
            named("match", () -> match(wrong));
        }
        assertThat(match(new Match(4, 90)).quantity()).isEqualTo(4);
        // A quote may lie outside the bar.
        assertThat(match(new Match(10, 120)).price()).isEqualTo(120);
    }

    @Test
    void aCheckMakesNoOrderLarger() {
        ProposedOrder proposed = new ProposedOrder(ORDER, BAR, new Account(SPX, 1));
        named(
                "check",
                () -> ContainedCheck.of(any -> RiskDecision.clamp(11, "more"), WHO)
                        .check(proposed));
        named(
                "check",
                () -> ContainedCheck.of(any -> RiskDecision.clamp(0, "less"), WHO)
                        .check(proposed));
        named(
                "check",
                () -> ContainedCheck.of(any -> RiskDecision.reject(" "), WHO).check(proposed));
        named("check", () -> ContainedCheck.of(any -> null, WHO).check(proposed));
        assertThat(ContainedCheck.of(any -> RiskDecision.clamp(10, "as it is"), WHO)
                        .check(proposed))
                .isInstanceOf(RiskDecision.Clamp.class);
    }

    @Test
    void aFigureIsAskedForWhereItCanBeGivenUp() {
        AtomicReference<Thread> asked = new AtomicReference<>();
        Metric metric = () -> {
            asked.set(Thread.currentThread());
            return 3;
        };
        assertThat(ContainedMetric.of(metric, WHO).value()).isEqualTo(3);
        // A thread that hangs must neither hold up the run nor the end of the program.
        assertThat(asked.get()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);

        assertThat(ContainedMetric.of(() -> Double.NaN, WHO).value()).isNaN();
        named(
                "value",
                () -> ContainedMetric.of(() -> Double.POSITIVE_INFINITY, WHO).value());
    }

    private static Match match(Match given) {
        return ContainedFills.of(any -> given, WHO).match(new FillRequest(ORDER, 10, 120, BAR));
    }

    private static void named(String method, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(PluginFailure.class)
                .hasMessageContainingAll("part 'mine' of plugin mine.jar", method);
    }
}
