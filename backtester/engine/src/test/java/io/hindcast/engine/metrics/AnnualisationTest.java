package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.List;
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
        Annualisation annualisation = Annualisation.read(section, Interval.parse(interval), BarsPerYear.UNKNOWN);

        assertThat(annualisation.periodsPerYear()).isCloseTo(periods, within(1e-9));
        assertThat(annualisation.basis()).isEqualTo(basis);
        section.requireAllKnown();
    }

    @Test
    void weeksAreFiftyTwo() {
        MapSettings section = MapSettings.of(Map.of());
        assertThat(Annualisation.read(section, Interval.parse("1w"), BarsPerYear.UNKNOWN))
                .isEqualTo(new Annualisation(52, "52 weeks", Double.NaN, List.of()));
        assertThat(Annualisation.read(section, Interval.parse("2w"), BarsPerYear.UNKNOWN))
                .isEqualTo(new Annualisation(26, "52 weeks / 2 weeks a bar", Double.NaN, List.of()));
    }

    @Test
    void theSessionCanBeSet() {
        MapSettings section = MapSettings.of(Map.of("session-hours", 8.5));
        assertThat(Annualisation.read(section, Interval.parse("15m"), BarsPerYear.UNKNOWN))
                .isEqualTo(new Annualisation(252 * 34, "252 trading days x 34 15-minute bars", Double.NaN, List.of()));
    }

    @Test
    void aSettingWithoutMeaningIsRefused() {
        assertThatThrownBy(() -> Annualisation.read(
                        MapSettings.of(Map.of("session-hours", 24)), Interval.parse("1d"), BarsPerYear.UNKNOWN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("session-hours: has no meaning for bars of 1d; remove it");
        assertThatThrownBy(() -> Annualisation.read(
                        MapSettings.of(Map.of("trading-days", 365)), Interval.parse("1w"), BarsPerYear.UNKNOWN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trading-days");
    }

    /** Two years of data with so many bars a year, and what is made of it where the config says nothing. */
    @ParameterizedTest
    @CsvSource({
        "1d, 251.8, 252, 252 trading days",
        "1d, 365.2, 365, 365 trading days",
        "1d, 260.9, 260, 260 trading days",
        "1h, 6312, 6240, 260 trading days x 24 one-hour bars",
        "1h, 8789, 8760, 365 trading days x 24 one-hour bars",
        "1h, 1759, 1764, 252 trading days x 7 one-hour bars",
        "1h, 5800, 5796, 252 trading days x 23 one-hour bars",
        "1m, 525000, 525600, 365 trading days x 1440 one-minute bars",
        "1m, 98000, 98280, 252 trading days x 390 one-minute bars",
        "2d, 182.6, 182.5, 365 trading days / 2.0 days a bar",
    })
    void whatTheConfigLeavesOpenIsTheCalendarNearestToTheData(
            String interval, double measured, double periods, String basis) {
        MapSettings section = MapSettings.of(Map.of());
        Annualisation annualisation = Annualisation.read(section, Interval.parse(interval), twoYears(measured));
        assertThat(annualisation.periodsPerYear()).isCloseTo(periods, within(1e-9));
        assertThat(annualisation.basis()).isEqualTo(basis);
        assertThat(annualisation.dataPeriodsPerYear()).isCloseTo(measured, within(1.0));
        assertThat(annualisation.warnings()).isEmpty();
        // What the run stores decides the same again.
        Annualisation again =
                Annualisation.read(MapSettings.of(section.resolved()), Interval.parse(interval), BarsPerYear.UNKNOWN);
        assertThat(again.periodsPerYear()).isEqualTo(annualisation.periodsPerYear());
        assertThat(again.basis()).isEqualTo(basis);
    }

    @Test
    void whereNoCalendarIsNearTheDataDecidesAndThatIsSaid() {
        MapSettings section = MapSettings.of(Map.of());
        Annualisation annualisation = Annualisation.read(section, Interval.parse("1h"), twoYears(3_000));
        assertThat(annualisation.periodsPerYear()).isCloseTo(3_000, within(1.0));
        assertThat(annualisation.warnings())
                .hasSize(1)
                .first()
                .asString()
                .contains("3,000 bars a year", "no usual calendar");
        Annualisation again =
                Annualisation.read(MapSettings.of(section.resolved()), Interval.parse("1h"), BarsPerYear.UNKNOWN);
        assertThat(again.periodsPerYear()).isEqualTo(annualisation.periodsPerYear());
        assertThat(again.basis()).isEqualTo(annualisation.basis());
    }

    @Test
    void aConfigThatTheDataContradictsIsWarnedAbout() {
        MapSettings stocks = MapSettings.of(Map.of("trading-days", 252));
        assertThat(Annualisation.read(stocks, Interval.parse("1h"), twoYears(6_312))
                        .warnings())
                .containsExactly(
                        "annualisation: the config makes 1,764 bars a year (252 trading days x 7 one-hour bars),"
                                + " but the data has 6,312, so volatility, Sharpe and Sortino are 0.53 times what the data's own"
                                + " number gives; remove the section, or set trading-days: 260, session-hours: 24.0");
        assertThat(Annualisation.read(stocks, Interval.parse("1d"), twoYears(240))
                        .warnings())
                .isEmpty();
        assertThat(Annualisation.read(stocks, Interval.parse("1d"), twoYears(220))
                        .warnings())
                .hasSize(1);
        assertThat(Annualisation.read(stocks, Interval.parse("1d"), new BarsPerYear(1_000, 0, 29 * 86_400_000_000_000L))
                        .warnings())
                .isEmpty();
    }

    @Test
    void aNumberOfPeriodsStandsAlone() {
        assertThat(Annualisation.read(
                                MapSettings.of(Map.of("periods-per-year", 1_234.5)),
                                Interval.parse("1h"),
                                BarsPerYear.UNKNOWN)
                        .periodsPerYear())
                .isEqualTo(1_234.5);
        assertThatThrownBy(() -> Annualisation.read(
                        MapSettings.of(Map.of("periods-per-year", 12, "trading-days", 252)),
                        Interval.parse("1h"),
                        BarsPerYear.UNKNOWN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("periods-per-year: can't stand beside trading-days");
    }

    private static BarsPerYear twoYears(double barsPerYear) {
        return new BarsPerYear(Math.round(2 * barsPerYear) + 1, 0, Math.round(2 * 365.25 * 86_400e9));
    }
}
