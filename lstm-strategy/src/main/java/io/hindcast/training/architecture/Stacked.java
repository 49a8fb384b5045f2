package io.hindcast.training.architecture;

import java.util.Map;

/**
 * LSTM layers of one size, dropout between them (none after the last), the last step.
 *
 * @param layers 1 to 4
 * @param hidden units of each layer
 * @param dropout between layers
 */
public record Stacked(int layers, int hidden, double dropout) implements CausalArchitecture {
    @Override
    public ArchitectureName name() {
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
            stack.lstm(hidden);
        }
        stack.lastStep();
    }
}
