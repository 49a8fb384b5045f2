package io.hindcast.training.architecture;

import java.util.Map;

/**
 * As {@link Stacked}, with one dropout mask a sequence and feature that is the same for all time steps (Gal and Ghahramani,
 * A Theoretically Grounded Application of Dropout in Recurrent Neural Networks, 2016).
 *
 * @param layers 1 to 4
 * @param hidden units of each layer
 * @param dropout between layers
 */
public record Variational(int layers, int hidden, double dropout) implements CausalArchitecture {
    @Override
    public ArchitectureName name() {
        return ArchitectureName.VARIATIONAL;
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
                stack.variationalDropout(dropout);
            }
            stack.lstm(hidden);
        }
        stack.lastStep();
    }
}
