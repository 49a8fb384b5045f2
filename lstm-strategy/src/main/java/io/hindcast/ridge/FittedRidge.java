package io.hindcast.ridge;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A ridge regression that was fitted. */
final class FittedRidge implements TrainedModel {
    private static final String IN_JAVA = "compiled (plain Java)";

    private final RidgeDocument document;

    FittedRidge(RidgeDocument document) {
        this.document = document;
    }

    @Override
    public String hash() {
        return document.hash();
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "ridge regression on %d feature%s of the last bar, penalty %s, %s %d bar%s ahead",
                document.features().size(),
                document.features().size() == 1 ? "" : "s",
                document.penalty(),
                document.target().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                document.horizon(),
                document.horizon() == 1 ? "" : "s");
    }

    /** A weight for each feature, and the intercept. */
    @Override
    public long parameters() {
        return document.features().size() + 1L;
    }

    @Override
    public List<EpochResult> training() {
        return List.of(document.result());
    }

    @Override
    public Scaler scaler() {
        return document.scaler();
    }

    @Override
    public String scaling() {
        return String.format(
                Locale.ROOT,
                "z-score of features and target, fitted on the %,d rows of the training segment alone",
                document.trainRows());
    }

    /** The penalty, the mean log return of the training rows, the mean label, and the weights. */
    @Override
    public Map<String, Double> fitted() {
        Map<String, Double> fitted = new LinkedHashMap<>();
        fitted.put("penalty", document.penalty());
        fitted.put("mean log return", document.meanLogReturn());
        fitted.put("mean label", document.label().shift()[0]);
        for (int i = 0; i < document.features().size(); i++) {
            fitted.put("weight of " + document.features().get(i), document.weights()[i]);
        }
        return fitted;
    }

    @Override
    public double constantLoss() {
        return document.constantLoss();
    }

    @Override
    public String trainedOn() {
        return IN_JAVA;
    }

    @Override
    public String inference() {
        return IN_JAVA;
    }

    @Override
    public Forecaster newForecaster() {
        return new RidgeForecaster(document);
    }
}
