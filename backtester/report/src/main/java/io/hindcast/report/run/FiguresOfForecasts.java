package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.ForecastFigures.ErrorFigures;
import java.util.List;

/** What is shown of a forecaster, in the order in which it is shown. */
final class FiguresOfForecasts {
    static final List<FigureOf<ErrorFigures>> ERRORS = List.of(
            new FigureOf<>(
                    "rmse_price",
                    "RMSE, price",
                    FigureFormat.PRICE,
                    ErrorFigures::rmsePrice,
                    "Root mean squared error of the price."),
            new FigureOf<>(
                    "mae_price",
                    "MAE, price",
                    FigureFormat.PRICE,
                    ErrorFigures::maePrice,
                    "Mean absolute error of the price."),
            new FigureOf<>(
                    "mape",
                    "MAPE",
                    FigureFormat.PERCENT,
                    ErrorFigures::mape,
                    "Mean absolute error as a share of the actual price."),
            new FigureOf<>(
                    "rmse_return",
                    "RMSE, return",
                    FigureFormat.BASIS_POINTS,
                    ErrorFigures::rmseReturn,
                    "Root mean squared error of the log return."),
            new FigureOf<>(
                    "mae_return",
                    "MAE, return",
                    FigureFormat.BASIS_POINTS,
                    ErrorFigures::maeReturn,
                    "Mean absolute error of the log return."),
            new FigureOf<>(
                    "directional_accuracy",
                    "Directional accuracy",
                    FigureFormat.PERCENT,
                    ErrorFigures::directionalAccuracy,
                    "Share of moves whose direction was forecast; persistence has no direction."),
            new FigureOf<>(
                    "ic",
                    "IC",
                    FigureFormat.COEFFICIENT,
                    ErrorFigures::ic,
                    "Pearson correlation of forecast and actual return."),
            new FigureOf<>(
                    "rank_ic",
                    "Rank IC",
                    FigureFormat.COEFFICIENT,
                    ErrorFigures::rankIc,
                    "Spearman correlation of forecast and actual return."));

    private FiguresOfForecasts() {}
}
