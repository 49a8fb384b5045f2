package io.hindcast.runs.live;

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
        BarSpecification minutes = LiveFixture.bars("1m", "UTC", "00:00");
        assertThat(LiveFixture.settings(minutes, Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofSeconds(30), Duration.ofMinutes(3), Market.CONTINUOUS, Duration.ofSeconds(5), 256));
        BarSpecification days = LiveFixture.bars("1d", "America/New_York", "16:00");
        assertThat(LiveFixture.settings(days, Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofHours(12), Duration.ofDays(5), Market.SESSIONS, Duration.ofSeconds(5), 256));
        assertThat(LiveFixture.settings(LiveFixture.bars("5m", "America/New_York", "00:00"), Map.of())
                        .market())
                .isEqualTo(Market.SESSIONS);
        assertThat(LiveFixture.settings(LiveFixture.bars("1d", "Z", "00:00"), Map.of())
                        .market())
                .isEqualTo(Market.CONTINUOUS);
    }

    @Test
    void defaultsOfLongBarsAreTimesThatAConfigCanHold() {
        assertThat(LiveFixture.settings(LiveFixture.bars("1w", "UTC", "00:00"), Map.of()))
                .isEqualTo(new GateSettings(
                        Duration.ofHours(84), Duration.ofDays(21), Market.CONTINUOUS, Duration.ofSeconds(5), 256));
        assertThat(LiveFixture.settings(LiveFixture.bars("13w", "America/New_York", "16:00"), Map.of()))
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
        GateSettings.read(section, LiveFixture.BARS);

        assertThat(section.resolved())
                .containsEntry("late-after", "30s")
                .containsEntry("stale-after", "180s")
                .containsEntry("clock-tolerance", "5s");
    }

    @Test
    void whatIsWrittenHolds() {
        assertThat(LiveFixture.settings(
                        LiveFixture.BARS,
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
        assertThatThrownBy(() -> LiveFixture.settings(LiveFixture.BARS, Map.of("late-after", "soon")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("late-after")
                .hasMessageContaining("30s");
        assertThatThrownBy(() -> LiveFixture.settings(LiveFixture.BARS, Map.of("lateafter", "1s")))
                .hasMessageContaining("late-after");
        assertThatThrownBy(() -> LiveFixture.settings(LiveFixture.BARS, Map.of("market", "open")))
                .hasMessageContaining("continuous, sessions");
    }
}
