package io.hindcast.runs.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.execution.TradingListener;
import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Order;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.TargetPosition;
import io.hindcast.trading.Trade;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomOrdersTest {
    private static final long SEED = 42;

    /**
     * Flat on the first bar, 10 units from the open of the second, flat from the open of the fourth. By hand: half of an equity
     * of 2,000 from 100 to 120 is +10 %; each side of the trade costs 1 % of what changes hands: half of the equity on entry,
     * and 1,200 of 2,200 on exit.
     */
    @Test
    void aSpellGoesFromTheOpenOfItsEntryToTheOpenOfItsExit() {
        Spells spells = new Spells();
        spells.add(90, 95, 0, 2_000);
        spells.add(100, 110, 1_100, 2_100);
        spells.add(105, 115, 1_150, 2_150);
        spells.add(120, 130, 0, 2_200);
        spells.add(125, 120, 0, 2_200);

        assertThat(spells.count()).isEqualTo(3);
        assertThat(spells.holding(0)).isFalse();
        assertThat(spells.holding(1)).isTrue();
        assertThat(spells.totalReturn(new int[] {0, 1, 2}, 0)).isCloseTo(0.1, within(1e-12));
        assertThat(spells.totalReturn(new int[] {0, 1, 2}, 0.01))
                .isCloseTo((1 - 0.01 * 0.5) * 1.1 * (1 - 0.01 * 1_200 / 2_200) - 1, within(1e-12));
        // The other way round it is held from 105, the open of the third bar, to 125, that of the last.
        assertThat(spells.totalReturn(new int[] {2, 1, 0}, 0)).isCloseTo(0.5 * 20 / 105, within(1e-12));
    }

    /** Money is conserved: without costs the spells of a run earn what its account has earned. */
    @Test
    void theOwnOrderEarnsWhatTheRunHasEarned() {
        for (int seed = 0; seed < 20; seed++) {
            Money money = run(RandomMarket.bars(seed, 300), seed, 0);
            int[] own = IntStream.range(0, money.spells.count()).toArray();

            assertThat(own.length).isGreaterThan(10);
            assertThat(money.spells.totalReturn(own, 0)).isCloseTo(money.last / 100_000 - 1, within(1e-9));
        }
    }

    @Test
    void withCostsTooButForWhatAFeeTakesFromTheNextSize() {
        Money money = run(RandomMarket.bars(3, 300), 3, 5);
        int[] own = IntStream.range(0, money.spells.count()).toArray();

        assertThat(money.spells.totalReturn(own, 10e-4)).isCloseTo(money.last / 100_000 - 1, within(1e-3));
    }

    /** Of a market without drift the draws are left with minus what they pay. */
    @Test
    void noiseCentresOnMinusTheCosts() {
        int markets = 300;
        double cost = 20e-4;
        double sum = 0;
        double squares = 0;
        int low = 0;
        for (int market = 0; market < markets; market++) {
            SplittableRandom random = new SplittableRandom(market);
            RandomTrader drawn = new RandomOrders(noise(random, 200), cost, SEED).draw();
            sum += drawn.q50();
            squares += drawn.q50() * drawn.q50();
            low += drawn.pValue() <= 0.1 ? 1 : 0;
            assertThat(drawn.q05()).isLessThanOrEqualTo(drawn.q25());
            assertThat(drawn.q75()).isLessThanOrEqualTo(drawn.q95());
            assertThat(drawn.pValue()).isEqualTo((1.0 + drawn.atLeastOwn()) / 1_000);
        }
        double mean = sum / markets;
        double error = Math.sqrt((squares / markets - mean * mean) / markets);
        // Twenty spells of 10 % of equity, entered and left.
        assertThat(mean).isCloseTo(-20 * 2 * 0.1 * cost, within(4 * error));
        // A p-value of at most 0.1 comes up in a tenth of the markets: the 99.9 % band of 300 throws.
        assertThat(low).isBetween(14, 48);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        RandomTrader one = new RandomOrders(noise(new SplittableRandom(1), 200), 1e-3, SEED).draw();
        RandomTrader again = new RandomOrders(noise(new SplittableRandom(1), 200), 1e-3, SEED).draw();
        RandomTrader other = new RandomOrders(noise(new SplittableRandom(1), 200), 1e-3, SEED + 1).draw();

        assertThat(again).isEqualTo(one);
        assertThat(other.q50()).isNotEqualTo(one.q50());
        assertThat(other.ownReturn()).isEqualTo(one.ownReturn());
    }

    /** Nothing is random about one spell that lasts to the end. */
    @Test
    void oneOrderAloneHasAPValueOfOne() {
        Spells spells = new Spells();
        spells.add(100, 100, 0, 1_000);
        for (int i = 0; i < 10; i++) {
            spells.add(100 + i, 101 + i, 500 * (101 + i) / 100.0, 1_000 + 5 * (i + 1));
        }
        RandomTrader drawn = new RandomOrders(spells, 0, SEED).draw();

        assertThat(drawn.holdingSpells()).isEqualTo(1);
        assertThat(drawn.pValue()).isEqualTo(1);
        assertThat(drawn.q05()).isEqualTo(drawn.q95()).isEqualTo(drawn.ownReturn());
    }

    /** Twenty spells of a few bars in a market of small random moves, opens being the closes before. */
    private static Spells noise(SplittableRandom random, int bars) {
        Spells spells = new Spells();
        double close = 100;
        double units = 0;
        double equity = 1_000;
        int left = 3;
        int begun = 0;
        for (int i = 0; i < bars; i++) {
            double open = close;
            if (left-- == 0) {
                units = units == 0 && begun < 20 ? 0.1 * equity / open : 0;
                begun += units == 0 ? 0 : 1;
                left = 1 + random.nextInt(5);
            }
            close = open * (1 + 1e-3 * random.nextGaussian());
            equity += units * (close - open);
            spells.add(open, close, units * close, equity);
        }
        return spells;
    }

    private static final class Money implements TradingListener {
        private final Spells spells = new Spells();
        private Bar bar;
        private double last;

        Money(Bar first) {
            bar = first;
        }

        @Override
        public void order(long time, Order order, OrderStatus status, String reason) {
            // What matters shows in the equity.
        }

        @Override
        public void fill(Fill fill) {
            // What matters shows in the equity.
        }

        @Override
        public void trade(Trade trade) {
            // What matters shows in the equity.
        }

        @Override
        public void equity(
                long time, double cash, double positionValue, double equity, double benchmarkEquity, double exposure) {
            spells.add(bar.open(), bar.close(), positionValue, equity);
            last = equity;
        }
    }

    private static Money run(List<Bar> bars, long seed, double bps) {
        SplittableRandom random = new SplittableRandom(seed);
        Money money = new Money(bars.getFirst());
        Instrument instrument = new Instrument("TEST");
        TradingLoop loop = new TradingLoop(
                instrument,
                RandomMarket.INTERVAL,
                context -> {
                    if (random.nextInt(4) == 0) {
                        context.orders().target(new TargetPosition(instrument, random.nextInt(3) * 0.3));
                    }
                },
                ImmediateTrading.settings(100_000, bps, bps, Quantity.FRACTIONAL, false, 0.5, 0.25),
                money);
        for (Bar bar : bars) {
            money.bar = bar;
            loop.onBar(bar, null);
        }
        return money;
    }
}
