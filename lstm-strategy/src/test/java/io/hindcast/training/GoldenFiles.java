package io.hindcast.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.settings.MapSettings;
import io.hindcast.training.architecture.Architecture;
import io.hindcast.training.architecture.ArchitectureName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What {@code src/test/python/make_golden.py} has written. */
final class GoldenFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SHAPE = List.of("architecture", "layers", "hidden", "units", "skip", "attention");

    private GoldenFiles() {}

    static JsonNode read(String name) {
        try (InputStream file = GoldenFiles.class.getResourceAsStream("/golden/" + name)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The architecture of an entry, without dropout. */
    static Architecture architecture(JsonNode entry) {
        Map<String, Object> model = new LinkedHashMap<>();
        for (String key : SHAPE) {
            if (entry.has(key)) {
                model.put(key, JSON.convertValue(entry.get(key), Object.class));
            }
        }
        model.put("dropout", 0);
        return ArchitectureName.read(MapSettings.of(model));
    }

    /** The network of an entry with its weights, on fused layers. */
    static ComputationGraph network(JsonNode entry) {
        return network(entry, TrainingEngine.FUSED);
    }

    /** The network of an entry with its weights. */
    static ComputationGraph network(JsonNode entry, TrainingEngine engine) {
        ComputationGraph network = LstmNetwork.create(
                architecture(entry),
                entry.get("features").asInt(),
                entry.get("window").asInt(),
                1,
                engine);
        TorchWeights.set(network, entry.get("weights"));
        return network;
    }

    /** Windows of an entry or a batch: {@code [minibatch, features, time]}. */
    static INDArray windows(JsonNode entry) {
        JsonNode windows = entry.get("windows");
        int steps = windows.get(0).size();
        int features = windows.get(0).get(0).size();
        float[] values = floats(windows);
        return Nd4j.create(values, new long[] {windows.size(), steps, features}, 'c')
                .permute(0, 2, 1);
    }

    /** Targets of an entry or a batch: {@code [minibatch, 1]}. */
    static INDArray targets(JsonNode entry) {
        float[] values = floats(entry.get("targets"));
        return Nd4j.create(values, new long[] {values.length, 1}, 'c');
    }

    /** All numbers of a nested list in their order. */
    static float[] floats(JsonNode list) {
        List<Float> values = new ArrayList<>();
        collect(list, values);
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    private static void collect(JsonNode node, List<Float> values) {
        if (node.isNumber()) {
            values.add((float) node.asDouble());
        } else {
            node.forEach(each -> collect(each, values));
        }
    }
}
