package io.hindcast.training.architecture;

import java.util.Map;

/**
 * A network's shape. Whether it reads time in one direction or in both is its type: what makes a forecaster takes a
 * {@link CausalArchitecture}.
 */
public sealed interface Architecture permits CausalArchitecture, OfflineArchitecture {
    /** Which one; its config name and how it is read. */
    ArchitectureName name();

    /** All that decides the network's function but its weights: config keys and values, in the order of the config. */
    Map<String, Object> shape();

    /** LSTM layers, one above the other. */
    int depth();

    /** Fraction of units dropped while training. */
    double dropout();

    /** Config key and fraction of each kind of dropout that has a place in this network. */
    Map<String, Double> dropouts();

    /** Puts the layers on the stack, from the window to the vector that the output unit reads. */
    void build(LayerStack stack);
}
