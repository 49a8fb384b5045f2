package io.hindcast.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.StrategySetup;
import io.hindcast.trading.Signal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LstmStrategyTest {
    @ParameterizedTest
    @CsvSource({
        // forecast in bps, held, long-flat, long-short; entry 5, exit 1
        "5, 0, LONG, LONG",
        "4.9, 0, FLAT, FLAT",
        "1.1, 1, LONG, LONG",
        "1, 1, FLAT, FLAT",
        "-5, 1, FLAT, SHORT",
        "-5, 0, FLAT, SHORT",
        "-4.9, 0, FLAT, FLAT",
        "-1.1, -1, FLAT, SHORT",
        "-1, -1, FLAT, FLAT",
        "5, -1, LONG, LONG"
    })
    void entersLeavesAndTurns(double bps, int held, Signal longFlat, Signal longShort) {
        assertThat(new ForecastThresholds(5, 1, false).signal(bps, held)).isEqualTo(longFlat);
        assertThat(new ForecastThresholds(5, 1, true).signal(bps, held)).isEqualTo(longShort);
    }

    @Test
    void anExitAboveTheEntryIsRefused() {
        assertThatThrownBy(() -> new LstmStrategyProvider()
                        .create(StrategySetup.of(
                                MapSettings.of(Map.of("entry-bps", 2, "exit-bps", 3)),
                                new Instrument("SPX"),
                                Interval.parse("1d"),
                                java.time.ZoneOffset.UTC,
                                (instrument, side, quantity, price) -> 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("exit-bps");
    }
}
