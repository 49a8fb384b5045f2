package io.hindcast.training.architecture;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import java.util.List;

/** The keys of the architectures, each with its default and bounds. */
final class ArchitectureKeys {
    static final int MOST_LAYERS = 4;
    private static final int MOST_UNITS = 2_048;
    private static final double MOST_DROPOUT = 0.95;

    static final Key<Integer> LAYERS =
            Key.integer("layers", 1, MOST_LAYERS, "LSTM layers").unit("layers");
    static final Key<Integer> HIDDEN = Key.integer("hidden", 1, MOST_UNITS, "Units of a layer")
            .unit("units")
            .byDefault(64);
    static final Key<List<Integer>> UNITS = Key.integers("units", 1, MOST_UNITS, "Units of each layer; 1 to 4 layers")
            .unit("units")
            .byDefault(List.of(128, 64, 32));
    static final Key<Double> DROPOUT = Key.decimal(
                    "dropout", 0, MOST_DROPOUT, "What is dropped in training; off at inference")
            .unit("parts of the units")
            .byDefault(0.2);
    static final Key<Double> RECURRENT_DROPOUT = Key.decimal(
                    "recurrent-dropout", 0, MOST_DROPOUT, "What is dropped of the hidden-to-hidden weights in training")
            .unit("parts of the weights")
            .byDefault(0.2);
    static final Key<Boolean> SKIP = Key.flag(
                    "skip", "Adds the input of each LSTM layer above the projection to its output")
            .byDefault(false);
    static final Key<Boolean> ATTENTION = Key.flag(
                    "attention", "Takes, instead of the last step, a mean of all steps, weighted by softmax over time")
            .byDefault(false);

    // Of the deep ones, which project between the first layer and those above it.
    static final Key<Integer> DEEP_LAYERS =
            Key.integer("layers", 2, MOST_LAYERS, "LSTM layers").unit("layers").byDefault(3);
    static final Key<Integer> DEEP_HIDDEN = Key.integer("hidden", 2, MOST_UNITS, "Units of a layer")
            .unit("units")
            .byDefault(128);
    static final Key<Double> DEEP_DROPOUT = DROPOUT.byDefault(0.3);

    private static final Keys STACKED = Keys.of(LAYERS.byDefault(2), HIDDEN, DROPOUT);
    private static final Keys PYRAMID = Keys.of(UNITS, DROPOUT);
    private static final Keys VARIATIONAL = Keys.of(LAYERS.byDefault(3), HIDDEN, DROPOUT);
    private static final Keys RECURRENT = Keys.of(LAYERS.byDefault(2), HIDDEN, DROPOUT, RECURRENT_DROPOUT);
    private static final Keys BIDIRECTIONAL = Keys.of(LAYERS.byDefault(1), HIDDEN, DROPOUT);
    private static final Keys DEEP_BIDIRECTIONAL = Keys.of(DEEP_LAYERS, DEEP_HIDDEN, DEEP_DROPOUT);
    private static final Keys DEEP = Keys.of(DEEP_LAYERS, DEEP_HIDDEN, DEEP_DROPOUT, SKIP, ATTENTION);

    private ArchitectureKeys() {}

    static Keys of(ArchitectureName name) {
        return switch (name) {
            case STACKED -> STACKED;
            case PYRAMID -> PYRAMID;
            case VARIATIONAL -> VARIATIONAL;
            case RECURRENT_DROPOUT -> RECURRENT;
            case BIDIRECTIONAL -> BIDIRECTIONAL;
            case DEEP_BIDIRECTIONAL -> DEEP_BIDIRECTIONAL;
            case DEEP -> DEEP;
        };
    }
}
