package io.hindcast.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnualisationTest {
    @ParameterizedTest
    @CsvSource({
        "1d, 252, 252, 252 trading days",
        "1d, 365, 365, 365 trading days",
        "2d, 252, 126, 252 trading days / 2.0 days a bar",
        "24h, 252, 252, 252 trading days",
        "1m, 252, 98280, 252 trading days x 390 one-minute bars",
        "1m, 365, 525600, 365 trading days x 1440 one-minute bars",
        "5m, 252, 19656, 252 trading days x 78 5-minute bars",
        "1h, 252, 1764, 252 trading days x 7 one-hour bars",
        "4h, 365, 2190, 365 trading days x 6 4-hour bars",
        "30s, 252, 196560, 252 trading days x 780 30-second bars",
    })
    void barsAYearAndTheirBasis(String interval, int days, double periods, String basis) {
        MapSettings section = MapSettings.of(Map.of("trading-days", days));
        Annualisation annualisation = Annualisation.read(section, Interval.parse(interval));

        assertThat(annualisation.periodsPerYear()).isCloseTo(periods, within(1e-9));
        assertThat(annualisation.basis()).isEqualTo(basis);
        section.requireAllKnown();
    }

    @Test
    void weeksAreFiftyTwo() {
        MapSettings section = MapSettings.of(Map.of());
        assertThat(Annualisation.read(section, Interval.parse("1w"))).isEqualTo(new Annualisation(52, "52 weeks"));
        assertThat(Annualisation.read(section, Interval.parse("2w")))
                .isEqualTo(new Annualisation(26, "52 weeks / 2 weeks a bar"));
    }

    @Test
    void theSessionCanBeSet() {
        MapSettings section = MapSettings.of(Map.of("session-hours", 8.5));
        assertThat(Annualisation.read(section, Interval.parse("15m")))
                .isEqualTo(new Annualisation(252 * 34, "252 trading days x 34 15-minute bars"));
    }

    @Test
    void aSettingWithoutMeaningIsRefused() {
        assertThatThrownBy(() -> Annualisation.read(MapSettings.of(Map.of("session-hours", 24)), Interval.parse("1d")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("session-hours: has no meaning for bars of 1d; remove it");
        assertThatThrownBy(() -> Annualisation.read(MapSettings.of(Map.of("trading-days", 365)), Interval.parse("1w")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trading-days");
    }
}
