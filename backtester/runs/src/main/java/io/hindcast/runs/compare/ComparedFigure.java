package io.hindcast.runs.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The figures of a comparison, each with its place in a run's {@code summary.json}. */
enum ComparedFigure {
    TOTAL_RETURN("/strategy/total_return"),
    CAGR("/strategy/cagr"),
    SHARPE("/strategy/sharpe"),
    MAX_DRAWDOWN("/strategy/max_drawdown"),
    EXPOSURE("/strategy/exposure"),
    TRADES("/trading/trades"),
    TURNOVER("/trading/turnover"),
    RMSE_PRICE("/forecast/model/rmse_price"),
    MAE_PRICE("/forecast/model/mae_price"),
    RMSE_RETURN("/forecast/model/rmse_return"),
    MAE_RETURN("/forecast/model/mae_return"),
    DIRECTIONAL_ACCURACY("/forecast/model/directional_accuracy"),
    IC("/forecast/model/ic"),
    SKILL_PRICE("/forecast/skill_price"),
    SKILL_RETURN("/forecast/skill_return"),
    EPOCHS("/training/epochs"),
    TRAINING_SECONDS("/training/seconds"),
    FORECAST_MICROS("/forecast_micros");

    private final String place;

    ComparedFigure(String place) {
        this.place = place;
    }

    /** As it stands in {@code comparison.json}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a job; NaN where it is undefined. */
    double ofModel(JsonNode summary) {
        return number(summary.at(place));
    }

    /** Of the forecast that expects no change; NaN where it has none. */
    double ofPersistence(JsonNode summary) {
        return switch (this) {
            case SKILL_PRICE, SKILL_RETURN -> summary.has("forecast") ? 0 : Double.NaN;
            default ->
                place.startsWith("/forecast/model/")
                        ? number(summary.at(place.replace("/model/", "/persistence/")))
                        : Double.NaN;
        };
    }

    /** Of the benchmark of a job that has traded; NaN where it has none. */
    double ofBuyAndHold(JsonNode summary) {
        return place.startsWith("/strategy/")
                ? number(summary.at(place.replace("/strategy/", "/benchmark/")))
                : Double.NaN;
    }

    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
