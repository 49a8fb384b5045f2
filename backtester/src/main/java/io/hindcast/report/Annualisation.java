package io.hindcast.report;

import io.hindcast.report.page.FigureFormat;

/** Says which number of periods a year the annualised figures rest on. */
final class Annualisation {
    private Annualisation() {}

    static String of(Summary summary) {
        double periods = summary.optionalNumber("annualisation.periods_per_year");
        if (Double.isNaN(periods)) {
            return "Volatility, Sharpe and Sortino are annualised; the run does not say with how many periods a year.";
        }
        return "Volatility, Sharpe and Sortino are annualised with " + FigureFormat.UNITS.format(periods)
                + " periods a year"
                + summary.optionalText("annualisation.basis")
                        .map(basis -> " (" + basis + ")")
                        .orElse("")
                + ".";
    }
}
