package io.hindcast.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.market.BarSpecification;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateSettingsTest {
    @Test
    void defaultsFollowTheBars() {
        BarSpecification minutes = GateFixture.bars("1m", "UTC", "00:00");
        assertThat(GateFixture.settings(minutes, Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofSeconds(30), Duration.ofMinutes(3), Market.CONTINUOUS, Duration.ofSeconds(5), 256));
        BarSpecification days = GateFixture.bars("1d", "America/New_York", "16:00");
        assertThat(GateFixture.settings(days, Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofHours(12), Duration.ofDays(5), Market.SESSIONS, Duration.ofSeconds(5), 256));
        assertThat(GateFixture.settings(GateFixture.bars("5m", "America/New_York", "00:00"), Map.of())
                        .market())
                .isEqualTo(Market.SESSIONS);
        assertThat(GateFixture.settings(GateFixture.bars("1d", "Z", "00:00"), Map.of())
                        .market())
                .isEqualTo(Market.CONTINUOUS);
    }

    @Test
    void defaultsOfLongBarsAreTimesThatAConfigCanHold() {
        assertThat(GateFixture.settings(GateFixture.bars("1w", "UTC", "00:00"), Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofHours(84), Duration.ofDays(21), Market.CONTINUOUS, Duration.ofSeconds(5), 256));
        assertThat(GateFixture.settings(GateFixture.bars("13w", "America/New_York", "16:00"), Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofHours(13 * 84),
                        Duration.ofDays(13 * 21 + 2),
                        Market.SESSIONS,
                        Duration.ofSeconds(5),
                        256));
    }

    @Test
    void defaultsStandInTheResolvedConfig() {
        MapSettings section = MapSettings.of(Map.of());
        GateSettings.read(section, GateFixture.BARS);

        assertThat(section.resolved())
                .containsEntry("late-after", "30s")
                .containsEntry("stale-after", "180s")
                .containsEntry("clock-tolerance", "5s");
    }

    @Test
    void whatIsWrittenHolds() {
        assertThat(GateFixture.settings(
                        GateFixture.BARS,
                        Map.of(
                                "late-after", "2m",
                                "stale-after", "1h",
                                "market", "sessions",
                                "clock-tolerance", "1s",
                                "remember-bars", 7)))
                .isEqualTo(new GateSettings(
                        Duration.ofMinutes(2), Duration.ofHours(1), Market.SESSIONS, Duration.ofSeconds(1), 7));
    }

    @Test
    void mistakesNameTheKey() {
        assertThatThrownBy(() -> GateFixture.settings(GateFixture.BARS, Map.of("late-after", "soon")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("late-after")
                .hasMessageContaining("30s");
        assertThatThrownBy(() -> GateFixture.settings(GateFixture.BARS, Map.of("lateafter", "1s")))
                .hasMessageContaining("late-after");
        assertThatThrownBy(() -> GateFixture.settings(GateFixture.BARS, Map.of("market", "open")))
                .hasMessageContaining("continuous, sessions");
    }
}
