package io.hindcast.risk;

import io.hindcast.plugin.PartProvider;

/** Makes risk checks, named in the list {@code trading.checks}. Found by {@link java.util.ServiceLoader}. */
public interface RiskCheckProvider extends PartProvider<RiskCheck> {}
