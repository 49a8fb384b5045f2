package io.hindcast.training.architecture;

import java.util.List;
import java.util.Map;

/**
 * LSTM layers of a size each, dropout after every one, the last step.
 *
 * @param units of each layer, the first one first
 * @param dropout after every layer
 */
public record Pyramid(List<Integer> units, double dropout) implements CausalArchitecture {
    /** Copies the list. */
    public Pyramid {
        units = List.copyOf(units);
    }

    @Override
    public ArchitectureName name() {
        return ArchitectureName.PYRAMID;
    }

    @Override
    public Map<String, Object> shape() {
        return Map.of("units", units);
    }

    @Override
    public int depth() {
        return units.size();
    }

    @Override
    public Map<String, Double> dropouts() {
        return Map.of("dropout", dropout);
    }

    @Override
    public void build(LayerStack stack) {
        for (int size : units) {
            stack.lstm(size).dropout(dropout);
        }
        stack.lastStep();
    }
}
