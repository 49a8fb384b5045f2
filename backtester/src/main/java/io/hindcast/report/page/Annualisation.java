package io.hindcast.report.page;

import io.hindcast.report.files.JsonDocument;

/** Says which number of periods a year the annualised figures rest on. */
public final class Annualisation {
    private Annualisation() {}

    /** A sentence about the section {@code annualisation}. */
    public static String of(JsonDocument json) {
        double periods = json.optionalNumber("annualisation.periods_per_year");
        if (Double.isNaN(periods)) {
            return "Volatility, Sharpe and Sortino are annualised; the run does not say with how many periods a year.";
        }
        return "Volatility, Sharpe and Sortino are annualised with " + FigureFormat.UNITS.format(periods)
                + " periods a year"
                + json.optionalText("annualisation.basis")
                        .map(basis -> " (" + basis + ")")
                        .orElse("")
                + ".";
    }
}
