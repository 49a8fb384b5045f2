package io.hindcast.training.architecture;

import java.util.Map;

/**
 * A bidirectional LSTM, then the {@link DeepTrunk}.
 *
 * @param layers LSTM layers, the bidirectional one included; 2 to 4
 * @param hidden units of each direction and of each layer above; at least 2
 * @param dropout at three places, see {@link DeepTrunk}
 */
public record DeepBidirectional(int layers, int hidden, double dropout) implements OfflineArchitecture {
    @Override
    public ArchitectureName name() {
        return ArchitectureName.DEEP_BIDIRECTIONAL;
    }

    @Override
    public ArchitectureName causalAlternative() {
        return ArchitectureName.DEEP;
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
        return Map.of("dropout", dropout);
    }

    @Override
    public void build(LayerStack stack) {
        stack.bidirectional(hidden);
        new DeepTrunk(layers - 1, hidden, dropout, false, false).build(stack);
    }
}
