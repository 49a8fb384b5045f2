package io.hindcast.engine.accounting;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Instrument;
import io.hindcast.trading.Fill;
import io.hindcast.trading.Side;
import org.junit.jupiter.api.Test;

class ConservationCheckTest {
    private static final Instrument SPX = new Instrument("SPX");

    private final Account account = new Account(SPX, 1_000);
    private final ConservationCheck check = new ConservationCheck(account);

    @Test
    void whatHappensInOrderPasses() {
        assertThatNoException().isThrownBy(() -> {
            Fill fill = buy(1, 10, 5);
            account.apply(fill);
            check.afterFill(fill);
            account.mark(11);
            check.afterMark(2);
        });
    }

    @Test
    void aFillThatNobodyTellsOfIsFoundAtTheNextMark() {
        account.apply(buy(1, 10, 5));
        account.mark(11);
        assertThatThrownBy(() -> check.afterMark(86_400_000_000_000L))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("money is not conserved at the mark on the bar of 1970-01-02T00:00:00Z")
                .hasMessageContaining("cash=949.")
                .hasMessageContaining("explained 1000.0");
    }

    @Test
    void aFillThatIsBookedTwiceIsFound() {
        Fill fill = buy(7, 10, 5);
        account.apply(fill);
        account.apply(fill);
        assertThatThrownBy(() -> check.afterFill(fill))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("fill of order 7");
    }

    @Test
    void aFillWhoseFeeIsNotPaidIsFound() {
        Fill fill = buy(1, 10, 5);
        account.apply(new Fill(1, 0, SPX, Side.BUY, 5, fill.price(), 10, fill.slippage(), 0));
        assertThatThrownBy(() -> check.afterFill(fill)).isInstanceOf(IllegalStateException.class);
    }

    private static Fill buy(long order, double open, double quantity) {
        return new Fill(order, 0, SPX, Side.BUY, quantity, open * 1.001, open, open * 0.001 * quantity, 0.1);
    }
}
