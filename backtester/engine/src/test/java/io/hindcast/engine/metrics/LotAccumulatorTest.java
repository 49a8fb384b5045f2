package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.accounting.RoundTrips;
import io.hindcast.engine.accounting.Trade;
import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LotAccumulatorTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final LotAccumulator lots = new LotAccumulator();

    private static Fill fill(Side side, double quantity, double price, double fee) {
        return new Fill(1, 0, SPX, side, quantity, price, price, 0, fee);
    }

    /** Never flat, so that there is no round trip. */
    @Test
    void theOldestLotIsClosedFirst() {
        lots.add(fill(Side.BUY, 10, 100, 1), 1);
        lots.add(fill(Side.BUY, 10, 110, 2), 2);
        // 10 x (120 - 100) - 1 - 10/15 x 3, and 5 x (120 - 110) - 1 - 5/15 x 3.
        lots.add(fill(Side.SELL, 15, 120, 3), 5);
        LotStatistics statistics = lots.statistics();
        assertThat(statistics.closed()).isEqualTo(2);
        assertThat(statistics.winRate()).isEqualTo(1);
        assertThat(statistics.profitFactor()).isNaN();
        assertThat(statistics.averagePnl()).isCloseTo((197 + 48) / 2.0, within(1e-12));
        assertThat(statistics.averageBarsHeld()).isEqualTo(3.5);
        assertThat(statistics.open()).isEqualTo(1);

        // The rest of the second, at a loss: 5 x (90 - 110) - 1.
        lots.add(fill(Side.SELL, 5, 90, 0), 6);
        assertThat(lots.statistics().closed()).isEqualTo(3);
        assertThat(lots.statistics().profitFactor()).isCloseTo(245.0 / 101, within(1e-12));
        assertThat(lots.statistics().open()).isZero();
    }

    @Test
    void aFillThatTurnsThePositionClosesAllAndOpensOneWithItsRest() {
        lots.add(fill(Side.BUY, 10, 100, 0), 1);
        lots.add(fill(Side.SELL, 25, 120, 5), 2);
        // 10 x 20 - 10/25 x 5.
        assertThat(lots.statistics().averagePnl()).isCloseTo(198, within(1e-12));
        assertThat(lots.statistics().open()).isEqualTo(1);
        // 15 x (120 - 130) - 15/25 x 5 - 1.
        lots.add(fill(Side.BUY, 15, 130, 1), 3);
        assertThat(lots.statistics().averagePnl()).isCloseTo((198 - 154) / 2.0, within(1e-12));
        assertThat(lots.statistics().open()).isZero();
    }

    @Test
    void roundingErrorsAreNoLots() {
        lots.add(fill(Side.BUY, 0.1, 100, 0), 1);
        lots.add(fill(Side.BUY, 0.2, 100, 0), 1);
        lots.add(fill(Side.BUY, 5, 100, 0), 1);
        // 0.3 - 0.1 is less than 0.2 in doubles.
        lots.add(fill(Side.SELL, 0.3, 101, 0), 2);
        assertThat(lots.statistics().closed()).isEqualTo(2);
        assertThat(lots.statistics().open()).isEqualTo(1);
    }

    @Test
    void tooManyOpenLotsAreJoinedAndCounted() {
        LotAccumulator few = new LotAccumulator(2);
        few.add(fill(Side.BUY, 1, 100, 0), 1);
        few.add(fill(Side.BUY, 1, 110, 0), 2);
        few.add(fill(Side.BUY, 1, 120, 0), 3);
        few.add(fill(Side.SELL, 3, 130, 0), 4);
        // 30, and 2 x (130 - 115).
        assertThat(few.statistics().closed()).isEqualTo(2);
        assertThat(few.statistics().averagePnl()).isEqualTo(30);
        assertThat(few.statistics().joined()).isEqualTo(1);
    }

    /** Whatever is matched with whatever, a flat account has gained what its round trips say. */
    @Property(tries = 200)
    void lotsGainWhatRoundTripsGain(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        Random random = new Random(seed);
        LotAccumulator all = new LotAccumulator();
        List<Trade> trades = new ArrayList<>();
        RoundTrips roundTrips = new RoundTrips(1, trades::add);
        double held = 0;
        for (int i = 0; i <= count; i++) {
            double signed = i == count ? -held : Math.rint(40 * random.nextGaussian()) / 4;
            if (signed != 0) {
                Fill fill = fill(
                        signed > 0 ? Side.BUY : Side.SELL,
                        Math.abs(signed),
                        100 * Math.exp(0.1 * random.nextGaussian()),
                        random.nextDouble());
                all.add(fill, i);
                roundTrips.add(fill, i);
                held += signed;
            }
        }
        LotStatistics statistics = all.statistics();
        assertThat(statistics.open()).isZero();
        assertThat(statistics.closed()).isGreaterThanOrEqualTo(trades.size());
        if (!trades.isEmpty()) {
            assertThat(statistics.averagePnl() * statistics.closed())
                    .isCloseTo(trades.stream().mapToDouble(Trade::pnl).sum(), within(1e-6));
        }
    }
}
