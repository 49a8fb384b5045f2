package io.hindcast.inference;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.training.LinearScaler;
import io.hindcast.training.SingleThread;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A model as it was read from its folder. */
public final class LoadedModel implements TrainedModel {
    private final MultiLayerNetwork network;
    private final LinearScaler features;
    private final LinearScaler target;
    private final ModelDocument document;
    private final List<EpochResult> training;

    LoadedModel(
            MultiLayerNetwork network,
            LinearScaler features,
            LinearScaler target,
            ModelDocument document,
            List<EpochResult> training) {
        this.network = network;
        this.features = features;
        this.target = target;
        this.document = document;
        this.training = List.copyOf(training);
    }

    @Override
    public String hash() {
        return document.hash();
    }

    @Override
    public String description() {
        return document.description();
    }

    @Override
    public List<EpochResult> training() {
        return training;
    }

    @Override
    public Scaler scaler() {
        return features;
    }

    @Override
    public Forecaster newForecaster() {
        SingleThread.require();
        return new Dl4jForecaster(
                network.clone(), target, document.window(), document.features().size());
    }
}
