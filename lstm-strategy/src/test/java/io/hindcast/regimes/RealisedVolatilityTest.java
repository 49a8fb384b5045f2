package io.hindcast.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RealisedVolatilityTest {
    @Test
    void isTheRootOfTheMeanSquaredReturnAroundTheBar() {
        // Log returns 1, 2, 3, 4 of bars 1 to 4.
        double[] close = {1, Math.exp(1), Math.exp(3), Math.exp(6), Math.exp(10)};
        double[] volatility = new RealisedVolatility(3).around(close);
        assertThat(volatility[0]).isNaN();
        assertThat(volatility[1])
                .as("its window begins with a return that does not exist")
                .isNaN();
        assertThat(volatility[2]).isCloseTo(Math.sqrt((1 + 4 + 9) / 3.0), within(1e-12));
        assertThat(volatility[3]).isCloseTo(Math.sqrt((4 + 9 + 16) / 3.0), within(1e-12));
        assertThat(volatility[4]).isNaN();
    }
}
