package io.hindcast.report.evaluation;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.report.summary.EvaluationSection.Fold;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.Summary;

/** In what a model's skill is shown: in what it forecasts. */
enum SkillKind {
    RETURN("Skill, return"),
    PRICE("Skill, price");

    private final String label;

    SkillKind(String label) {
        this.label = label;
    }

    static SkillKind of(Summary summary) {
        return summary.forecast()
                        .map(forecast -> forecast.target() == ForecastTarget.CLOSE)
                        .orElse(false)
                ? PRICE
                : RETURN;
    }

    String label() {
        return label;
    }

    double of(Fold fold) {
        return switch (this) {
            case RETURN -> fold.skillReturn();
            case PRICE -> fold.skillPrice();
        };
    }

    double of(Part part) {
        return switch (this) {
            case RETURN -> part.skillReturn();
            case PRICE -> part.skillPrice();
        };
    }

    double of(ForecastFigures forecast) {
        return switch (this) {
            case RETURN -> forecast.skillReturn();
            case PRICE -> forecast.skillPrice();
        };
    }
}
