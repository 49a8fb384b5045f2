package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceDecimalsTest {
    private static int of(double... prices) {
        PriceDecimals decimals = new PriceDecimals();
        for (double price : prices) {
            decimals.add(price);
        }
        return decimals.decimals();
    }

    @Test
    void asManyAsThePricesHave() {
        assertThat(of(1.18345, 1.1834, 1.18)).isEqualTo(5);
        assertThat(of(809.29, 810)).isEqualTo(2);
        assertThat(of(4500, 4501)).isZero();
        assertThat(of(0.00001234, 0.0000125)).isEqualTo(8);
        assertThat(of()).isZero();
    }

    @Test
    void roundingErrorsAreNoDecimals() {
        assertThat(of(0.1 + 0.2, 1.1 * 1.1)).isEqualTo(2);
    }

    @Test
    void ofComputedPricesSixDigitsAreShown() {
        assertThat(of(182.63063049316406, 83.0123456789)).isEqualTo(3);
        assertThat(of(1.0 / 3)).isEqualTo(6);
    }

    @Test
    void fewFinerPricesDoNotCount() {
        double[] prices = new double[1_000];
        java.util.Arrays.fill(prices, 100.25);
        prices[7] = 100.123456;
        assertThat(of(prices)).isEqualTo(2);
    }
}
