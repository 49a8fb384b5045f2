package io.hindcast.engine.plugin;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import java.util.List;
import java.util.Map;

/** A plugin's trained model, whose failures bear its name. */
final class ContainedTrainedModel implements TrainedModel {
    private final TrainedModel model;
    private final Plugged who;
    private final Calls calls;

    ContainedTrainedModel(TrainedModel model, Plugged who) {
        this.model = model;
        this.who = who;
        this.calls = new Calls(who);
    }

    @Override
    public Forecaster newForecaster() {
        return calls.get("newForecaster", () -> new ContainedForecaster(model.newForecaster(), who));
    }

    @Override
    public String inference() {
        return calls.get("inference", model::inference);
    }

    @Override
    public String hash() {
        return calls.get("hash", model::hash);
    }

    @Override
    public String description() {
        return calls.get("description", model::description);
    }

    @Override
    public long parameters() {
        return calls.get("parameters", model::parameters);
    }

    @Override
    public Map<String, Double> fitted() {
        return calls.get("fitted", () -> Map.copyOf(model.fitted()));
    }

    @Override
    public double constantLoss() {
        return calls.get("constantLoss", model::constantLoss);
    }

    @Override
    public boolean constant() {
        return calls.get("constant", model::constant);
    }

    @Override
    public List<EpochResult> training() {
        return calls.get("training", model::training);
    }

    @Override
    public Scaler scaler() {
        Scaler scaler = calls.get("scaler", model::scaler);
        return (features, inputs, offset) -> {
            try {
                scaler.scale(features, inputs, offset);
            } catch (Throwable e) {
                throw calls.failure("scale", e);
            }
        };
    }

    @Override
    public String scaling() {
        return calls.get("scaling", model::scaling);
    }

    @Override
    public String trainedOn() {
        return calls.get("trainedOn", model::trainedOn);
    }
}
