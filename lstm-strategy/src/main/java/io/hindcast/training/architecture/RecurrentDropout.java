package io.hindcast.training.architecture;

import java.util.Map;

/**
 * As {@link Stacked}, and connections from hidden state to hidden state are dropped as well: one mask over these weights a
 * minibatch (Merity et al., Regularizing and Optimizing LSTM Language Models, 2018).
 *
 * @param layers 1 to 4
 * @param hidden units of each layer
 * @param dropout between layers
 * @param recurrentDropout fraction of the hidden-to-hidden connections
 */
public record RecurrentDropout(int layers, int hidden, double dropout, double recurrentDropout)
        implements CausalArchitecture {
    @Override
    public ArchitectureName name() {
        return ArchitectureName.RECURRENT_DROPOUT;
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
        return layers > 1
                ? Map.of("dropout", dropout, "recurrent-dropout", recurrentDropout)
                : Map.of("recurrent-dropout", recurrentDropout);
    }

    @Override
    public void build(LayerStack stack) {
        for (int i = 0; i < layers; i++) {
            if (i > 0) {
                stack.dropout(dropout);
            }
            stack.lstm(hidden, recurrentDropout);
        }
        stack.lastStep();
    }
}
