package io.hindcast.engine.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Position;
import io.hindcast.trading.Side;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final Account account = new Account(SPX, 10_000);
    private final Position position = account.position(SPX);

    @Test
    void averagePriceFollowsAddsStaysOnReductionsAndRestartsOnAFlip() {
        fill(Side.BUY, 10, 100);
        fill(Side.BUY, 30, 120);
        // (10 x 100 + 30 x 120) / 40
        assertThat(position.averagePrice()).isCloseTo(115, within(1e-12));
        fill(Side.SELL, 15, 130);
        assertThat(position.averagePrice()).isCloseTo(115, within(1e-12));
        fill(Side.SELL, 35, 90);
        assertThat(position.quantity()).isEqualTo(-10);
        assertThat(position.averagePrice()).isEqualTo(90);
        fill(Side.SELL, 10, 80);
        assertThat(position.averagePrice()).isCloseTo(85, within(1e-12));
        fill(Side.BUY, 20, 70);
        assertThat(position.flat()).isTrue();
        assertThat(position.averagePrice()).isZero();
    }

    @Test
    void aFillMarksAtItsReferencePrice() {
        account.mark(50);
        account.apply(new Fill(1, 0, SPX, Side.BUY, 10, 101, 100, 10, 3));
        // Slippage 10 and fee 3 are what the fill has cost.
        assertThat(account.equity()).isEqualTo(10_000 - 13);
        assertThat(position.marketValue()).isEqualTo(1_000);
        assertThat(account.cash()).isEqualTo(10_000 - 1_013);
    }

    private void fill(Side side, double quantity, double price) {
        account.apply(new Fill(1, 0, SPX, side, quantity, price, price, 0, 0));
    }
}
