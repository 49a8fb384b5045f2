package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.MapSettings;
import io.hindcast.settings.PlainScalar;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineSettingsTest {
    @Test
    void theUsualTimeoutStandsInTheResolvedConfigAsANumberOfSeconds() {
        MapSettings settings = MapSettings.of(Map.of());

        assertThat(PipelineSettings.read(settings).strategyTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.resolved()).containsEntry("strategy-timeout", 30.0);
    }

    @ParameterizedTest
    @CsvSource({"30, 30000", "0.5, 500", "1.2345, 1235", "30s, 30000", "250ms, 250", "2m, 120000"})
    void theTimeoutIsADurationOrANumberOfSeconds(String text, long millis) {
        assertThat(PipelineSettings.read(settings(text)).strategyTimeout()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "0.05, must be at least 100ms",
        "2d, 'must be at most 1d, but is 2d'",
        "long, 'must be a whole number and one of ms, s, m, h, d, w, as in 250ms, 30s or 1d, or a number of seconds'"
    })
    void mistakesNameTheKey(String text, String message) {
        assertThatThrownBy(() -> PipelineSettings.read(settings(text)))
                .hasMessageStartingWith("strategy-timeout: " + message);
    }

    private static MapSettings settings(String timeout) {
        return MapSettings.of(Map.of("strategy-timeout", new PlainScalar(timeout)));
    }
}
