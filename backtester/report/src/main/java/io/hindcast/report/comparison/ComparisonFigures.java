package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.run.Figure;
import java.util.List;
import java.util.stream.Stream;

/** The one list of figures that page and terminal show of a comparison. */
final class ComparisonFigures {
    static final Figure RETURN = new Figure(
            "total_return",
            "Net return",
            FigureFormat.PERCENT,
            "Final equity / initial equity - 1 of the test segment, after costs.");
    static final Figure SHARPE = new Figure(
            "sharpe",
            "Sharpe",
            FigureFormat.RATIO,
            "Mean / standard deviation of the returns, annualised; risk-free rate 0.");
    static final Figure DRAWDOWN =
            new Figure("max_drawdown", "Max drawdown", FigureFormat.PERCENT, "Largest fall from an earlier peak.");
    static final Figure EXPOSURE = new Figure(
            "exposure", "Exposure", FigureFormat.PERCENT, "Mean of |position value| / equity over all bars.");
    static final Figure TRADES =
            new Figure("trades", "Round trips", FigureFormat.MEAN_COUNT, "Trades from flat to flat.");
    static final Figure TURNOVER =
            new Figure("turnover", "Turnover a year", FigureFormat.TIMES, "Value of all fills / mean equity, a year.");
    static final Figure RMSE_PRICE = new Figure(
            "rmse_price", "RMSE, price", FigureFormat.PRICE, "Root mean squared error of the price, test segment.");
    static final Figure RMSE_RETURN = new Figure(
            "rmse_return",
            "RMSE, return",
            FigureFormat.BASIS_POINTS,
            "Root mean squared error of the log return, test segment.");
    static final Figure MAE_PRICE =
            new Figure("mae_price", "MAE, price", FigureFormat.PRICE, "Mean absolute error of the price.");
    static final Figure MAE_RETURN = new Figure(
            "mae_return", "MAE, return", FigureFormat.BASIS_POINTS, "Mean absolute error of the log return.");
    static final Figure DIRECTION = new Figure(
            "directional_accuracy",
            "Direction right",
            FigureFormat.PERCENT,
            "Directional accuracy: share of moves whose direction was forecast; persistence has no direction.");
    static final Figure IC =
            new Figure("ic", "IC", FigureFormat.COEFFICIENT, "Pearson correlation of forecast and actual return.");
    static final Figure SKILL_PRICE = new Figure(
            "skill_price",
            "Skill, price",
            FigureFormat.COEFFICIENT,
            "1 - mean squared error in price / persistence's: positive where the model's is the smaller.");
    static final Figure SKILL_RETURN = new Figure(
            "skill_return",
            "Skill, return",
            FigureFormat.COEFFICIENT,
            "1 - mean squared error in log return / persistence's: positive where the model's is the smaller.");
    static final Figure PARAMETERS = new Figure("parameters", "Parameters", FigureFormat.COUNT, "Weights trained.");
    static final Figure EPOCHS = new Figure("epochs", "Epochs", FigureFormat.MEAN_COUNT, "Epochs trained.");
    static final Figure TRAINING = new Figure(
            "training_seconds",
            "Training time",
            FigureFormat.SECONDS,
            "Wall time of all epochs together, while other jobs ran beside it.");
    static final Figure FORECAST = new Figure(
            "forecast_micros",
            "Forecast time",
            FigureFormat.MICROSECONDS,
            "Wall time of a forecast for one window, median.");

    /** What comes of trading: hindsight for an offline entrant. */
    static final List<Figure> TRADING = List.of(RETURN, SHARPE, DRAWDOWN, EXPOSURE, TRADES, TURNOVER);

    /** How good the forecasts were. */
    static final List<Figure> ERRORS =
            List.of(RMSE_PRICE, RMSE_RETURN, MAE_PRICE, MAE_RETURN, DIRECTION, IC, SKILL_PRICE, SKILL_RETURN);

    /** What the model took. */
    static final List<Figure> EFFORT = List.of(EPOCHS, TRAINING, FORECAST);

    /** All that {@code comparison.json} has under {@code figures} and is shown. */
    static final List<Figure> ALL =
            Stream.of(TRADING, ERRORS, EFFORT).flatMap(List::stream).toList();

    private ComparisonFigures() {}
}
