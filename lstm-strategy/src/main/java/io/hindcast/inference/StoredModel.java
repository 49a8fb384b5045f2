package io.hindcast.inference;

import io.hindcast.forecast.EpochResult;
import io.hindcast.training.LinearScaler;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A model as it was read from its folder, of either direction of time.
 *
 * @param graph the network, whose causality nobody has looked at yet
 * @param scaler of the features
 * @param target one column
 * @param document what it is
 * @param training how it went, an entry an epoch
 */
record StoredModel(
        ComputationGraph graph,
        LinearScaler scaler,
        LinearScaler target,
        ModelDocument document,
        List<EpochResult> training) {
    /** Copies the list. */
    StoredModel {
        training = List.copyOf(training);
    }

    int windowBars() {
        return document.window();
    }

    int featureCount() {
        return document.features().size();
    }
}
