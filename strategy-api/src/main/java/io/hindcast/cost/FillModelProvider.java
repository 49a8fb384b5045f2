package io.hindcast.cost;

import io.hindcast.plugin.PartProvider;

/** Makes fill models, named by {@code trading.fills.name}. Found by {@link java.util.ServiceLoader}. */
public interface FillModelProvider extends PartProvider<FillModel> {}
