package io.hindcast.report.evaluation;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.EvaluationSection.Part;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What is shown of a run that is a part of another one.
 *
 * @param label how it is called
 * @param format how it is written
 * @param value NaN where it is undefined
 */
record PartFigure(String label, FigureFormat format, ToDoubleFunction<Part> value) {
    static final PartFigure RETURN = new PartFigure("Return", FigureFormat.PERCENT, Part::totalReturn);
    static final PartFigure SHARPE = new PartFigure("Sharpe", FigureFormat.RATIO, Part::sharpe);
    static final PartFigure DRAWDOWN = new PartFigure("Max drawdown", FigureFormat.PERCENT, Part::maxDrawdown);
    private static final PartFigure TRADES = new PartFigure("Round trips", FigureFormat.MEAN_COUNT, Part::trades);
    private static final PartFigure RMSE = new PartFigure("RMSE, return", FigureFormat.BASIS_POINTS, Part::rmseReturn);
    private static final PartFigure DIRECTION =
            new PartFigure("Direction right", FigureFormat.PERCENT, Part::directionalAccuracy);

    static PartFigure skill(SkillKind kind) {
        return new PartFigure(kind.label(), FigureFormat.COEFFICIENT, kind::of);
    }

    /** All of them, in the order in which they are shown: first those that buy and hold has too. */
    static List<PartFigure> all(SkillKind kind) {
        return List.of(RETURN, SHARPE, DRAWDOWN, TRADES, RMSE, DIRECTION, skill(kind));
    }

    Distribution over(List<Part> parts) {
        return Distribution.of(parts.stream().mapToDouble(value));
    }

    String of(Part part) {
        return format.format(value.applyAsDouble(part));
    }

    String write(double figure) {
        return format.format(figure);
    }
}
