package io.hindcast.training.architecture;

/**
 * What both deep architectures have above their first layer: projection of each step to the hidden size with ReLU, dropout,
 * LSTM layers with dropout between them, the last step or attention, dropout, a dense layer of half the size with ReLU.
 */
record DeepTrunk(int layers, int hidden, double dropout, boolean skip, boolean attention) {
    void build(LayerStack stack) {
        stack.project(hidden).dropout(dropout);
        for (int i = 0; i < layers; i++) {
            if (i > 0) {
                stack.dropout(dropout);
            }
            if (skip) {
                stack.residual(inner -> inner.lstm(hidden));
            } else {
                stack.lstm(hidden);
            }
        }
        if (attention) {
            stack.attention(hidden);
        } else {
            stack.lastStep();
        }
        stack.dropout(dropout).dense(hidden / 2);
    }
}
