package io.hindcast.cost;

import io.hindcast.plugin.PartProvider;

/** Makes fees, named by {@code trading.fees.name}. Found by {@link java.util.ServiceLoader}. */
public interface FeeModelProvider extends PartProvider<FeeModel> {}
