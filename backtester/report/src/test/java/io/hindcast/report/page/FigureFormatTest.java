package io.hindcast.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class FigureFormatTest {
    @Test
    void eachUnitIsWrittenAsTheFieldWritesIt() {
        assertThat(FigureFormat.PERCENT.format(0.12345)).isEqualTo("12.35%");
        assertThat(FigureFormat.RATIO.format(-1.234)).isEqualTo("-1.23");
        assertThat(FigureFormat.COEFFICIENT.format(-0.03126)).isEqualTo("-0.0313");
        assertThat(FigureFormat.MONEY.format(1234567.891)).isEqualTo("1,234,567.89");
        assertThat(FigureFormat.BASIS_POINTS.format(0.00123)).isEqualTo("12.30 bps");
        assertThat(FigureFormat.COUNT.format(12345)).isEqualTo("12,345");
        assertThat(FigureFormat.BARS.format(1)).isEqualTo("1 bar");
        assertThat(FigureFormat.BARS.format(60)).isEqualTo("60 bars");
        assertThat(FigureFormat.TIMES.format(3.14159)).isEqualTo("3.14x");
        assertThat(FigureFormat.UNITS.format(12)).isEqualTo("12");
        assertThat(FigureFormat.UNITS.format(-0.125)).isEqualTo("-0.125");
        assertThat(FigureFormat.UNITS.format(1200)).isEqualTo("1,200");
    }

    @Test
    void smallPricesKeepFourSignificantDigits() {
        assertThat(FigureFormat.PRICE.format(3.8567)).isEqualTo("3.86");
        assertThat(FigureFormat.PRICE.format(0.0123456)).isEqualTo("0.01235");
        assertThat(FigureFormat.PRICE.format(-0.00000123456)).isEqualTo("-0.000001235");
        assertThat(FigureFormat.PRICE.format(0)).isEqualTo("0.00");
    }

    @Test
    void whatIsUndefinedIsNotANumber() {
        for (FigureFormat format : FigureFormat.values()) {
            assertThat(format.format(Double.NaN)).isEqualTo("n/a");
            assertThat(format.format(Double.POSITIVE_INFINITY)).isEqualTo("n/a");
        }
    }

    @Test
    void nothingIsLessThanZeroByRounding() {
        assertThat(FigureFormat.PERCENT.format(-1e-9)).isEqualTo("0.00%");
        assertThat(FigureFormat.COEFFICIENT.format(-0.00004)).isEqualTo("0.0000");
        assertThat(FigureFormat.UNITS.format(-1e-12)).isEqualTo("0");
    }

    @Test
    void timesAndMeansOfCountsAreAsExactAsTheyNeedToBe() {
        assertThat(FigureFormat.SECONDS.format(1234.56)).isEqualTo("1,234.6 s");
        assertThat(FigureFormat.MICROSECONDS.format(169.64)).isEqualTo("169.6 us");
        assertThat(FigureFormat.MICROSECONDS.format(1409.9)).isEqualTo("1.41 ms");
        assertThat(FigureFormat.MEAN_COUNT.format(17)).isEqualTo("17");
        assertThat(FigureFormat.MEAN_COUNT.format(17.66)).isEqualTo("17.7");
    }

    @Test
    void aDeviationIsAsExactAsItsMean() {
        assertThat(FigureFormat.PRICE.format(0.5, 42)).isEqualTo("0.50");
        assertThat(FigureFormat.PRICE.format(0.5, 0.0421)).isEqualTo("0.50000");
        assertThat(FigureFormat.MICROSECONDS.format(30, 1400)).isEqualTo("0.03 ms");
        assertThat(FigureFormat.PERCENT.format(0.5, 42)).isEqualTo("50.00%");
    }

    @Test
    void hugeValuesStayNarrow() {
        assertThat(FigureFormat.MONEY.format(1.23456e40)).isEqualTo("1.235e+40");
        assertThat(FigureFormat.PERCENT.format(-9.9e30)).isEqualTo("-9.900e+32%");
    }

    @Test
    void theLocaleOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(FigureFormat.MONEY.format(1234.5)).isEqualTo("1,234.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPriceHasAsManyDecimalsAsItsInstrument() {
        assertThat(FigureFormat.price(1.18357, 5)).isEqualTo("1.18357");
        assertThat(FigureFormat.price(1.18, 5)).isEqualTo("1.18000");
        assertThat(FigureFormat.price(4500, 0)).isEqualTo("4,500.00");
        assertThat(FigureFormat.price(0.0123456, 2)).isEqualTo("0.01235");
        assertThat(FigureFormat.price(Double.NaN, 5)).isEqualTo("n/a");
    }
}
