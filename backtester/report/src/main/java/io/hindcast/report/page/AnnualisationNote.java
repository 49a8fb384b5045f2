package io.hindcast.report.page;

import io.hindcast.report.summary.YearBasis;
import java.util.Locale;

/** Says which number of periods a year the annualised figures rest on. */
public final class AnnualisationNote {
    private AnnualisationNote() {}

    /** A sentence about the section {@code annualisation}. */
    public static String of(YearBasis year) {
        double periods = year.periodsPerYear().orElse(Double.NaN);
        if (Double.isNaN(periods)) {
            return "Volatility, Sharpe and Sortino are annualised; the run does not say with how many periods a year.";
        }
        return "Volatility, Sharpe and Sortino are annualised with " + FigureFormat.UNITS.format(periods)
                + " periods a year"
                + year.basis().map(basis -> " (" + basis + data(year) + ")").orElse("")
                + ".";
    }

    /** Runs of versions that did not hold the number against the data say nothing of it. */
    private static String data(YearBasis year) {
        if (year.dataPeriodsPerYear().isEmpty()) {
            return "";
        }
        double data = year.dataPeriodsPerYear().getAsDouble();
        return Double.isNaN(data)
                ? "; the data is shorter than 30 days, too short to hold that against it"
                : "; the data has " + String.format(Locale.ROOT, "%,.1f", data) + " bars a year";
    }
}
