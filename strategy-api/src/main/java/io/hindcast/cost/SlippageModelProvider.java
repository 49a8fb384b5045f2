package io.hindcast.cost;

import io.hindcast.plugin.PartProvider;

/** Makes slippage, named by {@code trading.slippage.name}. Found by {@link java.util.ServiceLoader}. */
public interface SlippageModelProvider extends PartProvider<SlippageModel> {}
