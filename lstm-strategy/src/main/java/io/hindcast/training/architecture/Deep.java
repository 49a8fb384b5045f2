package io.hindcast.training.architecture;

import java.util.Map;

/**
 * The causal twin of {@link DeepBidirectional}: a forward LSTM, then the {@link DeepTrunk}.
 *
 * @param layers LSTM layers, the first one included; 2 to 4
 * @param hidden units of each layer; at least 2
 * @param dropout at three places, see {@link DeepTrunk}
 * @param skip whether each LSTM layer of the trunk adds its input to its output
 * @param attention whether a learned mean over the time steps takes the place of the last step
 */
public record Deep(int layers, int hidden, double dropout, boolean skip, boolean attention)
        implements CausalArchitecture {
    @Override
    public ArchitectureName name() {
        return ArchitectureName.DEEP;
    }

    @Override
    public Map<String, Object> shape() {
        Map<String, Object> shape = Shapes.layers(layers, hidden);
        shape.put("skip", skip);
        shape.put("attention", attention);
        return shape;
    }

    @Override
    public int depth() {
        return layers;
    }

    @Override
    public Map<String, Double> dropouts() {
        return Map.of("dropout", dropout);
    }

    @Override
    public void build(LayerStack stack) {
        stack.lstm(hidden);
        new DeepTrunk(layers - 1, hidden, dropout, skip, attention).build(stack);
    }
}
