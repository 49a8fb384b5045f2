package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutionSettingsTest {
    @Test
    void byDefaultOrdersArriveAtOnceAndVolumeDoesNotMatter() {
        MapSettings trading = MapSettings.of(Map.of());
        assertThat(ExecutionSettings.read(trading)).isEqualTo(ExecutionSettings.IMMEDIATE);
        assertThat(trading.resolved()).isEqualTo(Map.of("latency", "0ms"));
    }

    @ParameterizedTest
    @CsvSource({"250ms, 250", "2s, 2000", "3m, 180000", "1h, 3600000", "1d, 86400000", "30d, 2592000000"})
    void latenciesAreATimeWithItsUnit(String text, long millis) {
        assertThat(ExecutionSettings.read(MapSettings.of(Map.of("latency", text)))
                        .latency())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "latency, 250, 'as in 250ms, 30s or 1d, but is ''250'''",
        "latency, -1s, 'as in 250ms, 30s or 1d, but is ''-1s'''",
        "latency, 31d, 'must be at most 30d, but is 31d'",
        "latency, 999999d, 'must be at most 30d, but is 999999d'",
        "max-volume-share, 0, 'must be from 1.0E-9 to 1, but is 0'",
        "max-volume-share, 1.5, 'must be from 1.0E-9 to 1, but is 1.5'",
    })
    void whatIsOutOfRangeIsRefusedWithItsPath(String key, String value, String message) {
        Object given = key.equals("latency") ? value : Double.valueOf(value);
        assertThatThrownBy(() -> ImmediateTrading.read(
                        MapSettings.of(Map.of("trading", Map.of(key, given))).section("trading")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("trading." + key + ": ")
                .hasMessageContaining(message);
    }
}
