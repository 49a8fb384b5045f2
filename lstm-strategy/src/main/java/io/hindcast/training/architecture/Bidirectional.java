package io.hindcast.training.architecture;

import java.util.Map;

/**
 * Layers of a forward and a backward LSTM with their outputs side by side, dropout between them, the last step. Of the
 * last layer's backward LSTM the last step is the first one that it reads.
 *
 * @param layers 1 to 4
 * @param hidden units of each direction
 * @param dropout between layers
 */
public record Bidirectional(int layers, int hidden, double dropout) implements OfflineArchitecture {
    @Override
    public ArchitectureName name() {
        return ArchitectureName.BIDIRECTIONAL;
    }

    @Override
    public ArchitectureName causalAlternative() {
        return ArchitectureName.STACKED;
    }

    @Override
    public Map<String, Object> shape() {
        return Shapes.layers(layers, hidden);
    }

    @Override
    public int depth() {
        return layers;
    }

    @Override
    public Map<String, Double> dropouts() {
        return layers > 1 ? Map.of("dropout", dropout) : Map.of();
    }

    @Override
    public void build(LayerStack stack) {
        for (int i = 0; i < layers; i++) {
            if (i > 0) {
                stack.dropout(dropout);
            }
            stack.bidirectional(hidden);
        }
        stack.lastStep();
    }
}
