package io.hindcast.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.strategy.BarContext;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestMarketTest {
    /** Wants half of its equity in the instrument as long as closes rise, and nothing, or short, when they don't. */
    private static final class Rising implements Strategy {
        private final double otherwise;
        private double last = Double.NaN;

        Rising(double otherwise) {
            this.otherwise = otherwise;
        }

        @Override
        public void onHistory(Bar bar) {
            last = bar.close();
        }

        @Override
        public void onBar(BarContext context) {
            double close = context.bar().close();
            double wanted =
                    context.forecast().map(forecast -> forecast.price() > close).orElse(close > last) ? 0.5 : otherwise;
            double held = context.portfolio().position(context.instrument()).quantity();
            if (Math.signum(held) != Math.signum(wanted)) {
                context.orders().target(new TargetPosition(context.instrument(), wanted));
            }
            last = close;
        }
    }

    @Test
    void ordersAreFilledAtTheNextOpenAndCostWhatTheyCostInABacktest() {
        TestMarket market =
                new TestMarket(new Rising(0), Map.of("initial-cash", 1_000, "slippage-bps", 100, "fee-bps", 200));
        market.history(9).closes(10);
        assertThat(market.orders()).containsExactly("1 BUY");
        assertThat(market.position()).isZero();
        assertThat(market.equity()).isEqualTo(1_000);

        // Half of 1,000 at a close of 10 is 50 units. At an open of 20 with 1 % slippage and a fee of 2 % they cost
        // 1,030.20, more than there is, so the money buys fewer.
        market.bar(20, 25, 18, 24, 1);
        double units = 1_000 / (20 * 1.01 * 1.02);
        assertThat(market.fills()).singleElement().satisfies(fill -> {
            assertThat(fill.side()).isEqualTo(Side.BUY);
            assertThat(fill.price()).isEqualTo(20.2, within(1e-12));
            assertThat(fill.referencePrice()).isEqualTo(20);
            assertThat(fill.quantity()).isEqualTo(units, within(1e-9));
        });
        assertThat(market.position()).isEqualTo(units, within(1e-9));
        assertThat(market.cash()).isEqualTo(0, within(1e-9));
        assertThat(market.equity()).isEqualTo(units * 24, within(1e-9));
        assertThat(market.exposure()).isEqualTo(1, within(1e-12));
    }

    @Test
    void whatIsRejectedInABacktestIsRejectedHere() {
        TestMarket market = new TestMarket(new Rising(-0.5)).history(10).closes(9, 9);
        assertThat(market.position()).isZero();
        assertThat(market.events()).anySatisfy(event -> {
            assertThat(event.status()).isEqualTo(OrderStatus.REJECTED);
            assertThat(event.reason()).contains("short");
        });

        TestMarket shorts = new TestMarket(new Rising(-0.5), Map.of("allow-short", true))
                .history(10)
                .closes(9, 9);
        assertThat(shorts.exposure()).isEqualTo(-0.5, within(1e-3));
    }

    @Test
    void aForecastReachesTheStrategy() {
        TestMarket market = new TestMarket(new Rising(0))
                .history(10)
                .forecast(9, 9.5)
                .forecast(8, 7.5)
                .closes(8);
        assertThat(market.orders()).containsExactly("1 BUY", "2 SELL");
        assertThat(market.position()).isZero();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> new TestMarket(new Rising(0), Map.of("fee", 1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("fee");
        assertThatThrownBy(() -> new TestMarket(new Rising(0)).bar(10, 9, 8, 9, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open=10.0, high=9.0");
        assertThatThrownBy(() -> new TestMarket(new Rising(0)).closes(10).history(9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("call history first");
    }
}
