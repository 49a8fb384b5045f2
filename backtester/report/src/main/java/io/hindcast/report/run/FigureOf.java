package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.Summary;
import java.util.function.ToDoubleFunction;

/**
 * A figure as a function of a section of the summary.
 *
 * @param <S> the section that has it
 * @param shown how people read it
 * @param value its number; NaN when undefined
 */
record FigureOf<S>(Figure shown, ToDoubleFunction<S> value) {
    FigureOf(String key, String label, FigureFormat format, ToDoubleFunction<S> value, String meaning) {
        this(new Figure(key, label, format, meaning), value);
    }

    /** Its text; a price has the decimals of the run's instrument. */
    String text(S section, Summary summary) {
        double number = value.applyAsDouble(section);
        return shown.format() == FigureFormat.PRICE
                ? FigureFormat.price(number, summary.run().shownDecimals())
                : shown.format().format(number);
    }
}
