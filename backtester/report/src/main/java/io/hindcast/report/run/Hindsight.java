package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.RegimeSplit;
import io.hindcast.report.summary.Summary;
import java.util.OptionalDouble;

/** Says what regimes are and are not, wherever they are shown. */
final class Hindsight {
    private Hindsight() {}

    /** What a reader has to know before the figures by regime. */
    static String of(Summary summary) {
        return "Regimes are hindsight: they were labelled by a model that reads the bars behind as well as before each"
                + " bar, so nobody could have known them, and nothing in this run has used them. The change of equity from"
                + " a bar's close to the next counts in the regime of that bar, as does a forecast that was made on it."
                + agreement(summary);
    }

    private static String agreement(Summary summary) {
        double accuracy = summary.regimes()
                .map(RegimeSplit::accuracy)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        double macroF1 = summary.regimes()
                .map(RegimeSplit::macroF1)
                .orElse(OptionalDouble.empty())
                .orElse(Double.NaN);
        if (Double.isNaN(accuracy) || Double.isNaN(macroF1)) {
            return "";
        }
        return " On held-out time the labels agree with the rule that taught them on "
                + FigureFormat.PERCENT.format(accuracy) + " of the bars (macro-F1 " + FigureFormat.RATIO.format(macroF1)
                + ").";
    }
}
