package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.execution.TradingSettings.Quantity;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingSettingsTest {
    @Test
    void defaultsCostMoneyAndForbidShorts() {
        TradingSettings settings = ImmediateTrading.read(MapSettings.of(Map.of()));

        assertSame(settings, ImmediateTrading.settings(100_000, 1, 1, Quantity.FRACTIONAL, false, 0.5, 0.25));
        assertThat(settings.warnings()).isEmpty();
    }

    @Test
    void everyKeyIsReadAndKnown() {
        MapSettings section = MapSettings.of(Map.of(
                "initial-cash",
                5_000,
                "slippage-bps",
                2.5,
                "fee-bps",
                3,
                "quantity",
                "whole",
                "allow-short",
                true,
                "initial-margin",
                1,
                "maintenance-margin",
                0.3));

        assertSame(
                ImmediateTrading.read(section), ImmediateTrading.settings(5_000, 2.5, 3, Quantity.WHOLE, true, 1, 0.3));
        section.requireAllKnown();
    }

    private static void assertSame(TradingSettings settings, TradingSettings expected) {
        assertThat(settings).usingRecursiveComparison().ignoringFields("parts").isEqualTo(expected);
        assertThat(settings.parts().slippageBps()).isEqualTo(expected.parts().slippageBps());
        assertThat(settings.parts().feeBps()).isEqualTo(expected.parts().feeBps());
        assertThat(settings.parts().named()).isEqualTo(expected.parts().named());
    }

    @Test
    void aRunFreeOfCostSaysSo() {
        assertThat(ImmediateTrading.read(MapSettings.of(Map.of("slippage-bps", 0, "fee-bps", 0)))
                        .warnings())
                .singleElement()
                .asString()
                .contains("free of cost");
        assertThat(ImmediateTrading.read(MapSettings.of(Map.of("slippage-bps", 0)))
                        .warnings())
                .singleElement()
                .asString()
                .contains("no slippage");
        assertThat(ImmediateTrading.read(MapSettings.of(Map.of("fee-bps", 0))).warnings())
                .singleElement()
                .asString()
                .contains("no fees");
    }

    @ParameterizedTest
    @CsvSource({
        "initial-cash, 0",
        "slippage-bps, -1",
        "slippage-bps, 1001",
        "fee-bps, -0.5",
        "fee-bps, 1001",
        "initial-margin, 0",
        "maintenance-margin, 0.6"
    })
    void aValueOutOfRangeIsRefusedByItsKey(String key, double value) {
        assertThatThrownBy(() -> ImmediateTrading.read(MapSettings.of(Map.of(key, value))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(key + ": must be");
    }
}
