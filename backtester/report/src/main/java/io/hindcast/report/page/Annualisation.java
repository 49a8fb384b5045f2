package io.hindcast.report.page;

import io.hindcast.report.files.JsonDocument;
import java.util.Locale;

/** Says which number of periods a year the annualised figures rest on. */
public final class Annualisation {
    private Annualisation() {}

    /** A sentence about the section {@code annualisation}. */
    public static String of(JsonDocument json) {
        return of(json, "annualisation");
    }

    /** A sentence about the section at a path. */
    public static String of(JsonDocument json, String path) {
        double periods = json.optionalNumber(path + ".periods_per_year");
        if (Double.isNaN(periods)) {
            return "Volatility, Sharpe and Sortino are annualised; the run does not say with how many periods a year.";
        }
        return "Volatility, Sharpe and Sortino are annualised with " + FigureFormat.UNITS.format(periods)
                + " periods a year"
                + json.optionalText(path + ".basis")
                        .map(basis -> " (" + basis + data(json, path) + ")")
                        .orElse("")
                + ".";
    }

    /** Runs of versions that did not hold the number against the data say nothing of it. */
    private static String data(JsonDocument json, String path) {
        if (json.optional(path)
                .filter(node -> node.has("data_periods_per_year"))
                .isEmpty()) {
            return "";
        }
        double data = json.optionalNumber(path + ".data_periods_per_year");
        return Double.isNaN(data)
                ? "; the data is shorter than 30 days, too short to hold that against it"
                : "; the data has " + String.format(Locale.ROOT, "%,.1f", data) + " bars a year";
    }
}
