package io.hindcast.sizing;

import io.hindcast.plugin.PartProvider;

/** Makes position sizers, named by {@code trading.sizing.name}. Found by {@link java.util.ServiceLoader}. */
public interface PositionSizerProvider extends PartProvider<PositionSizer> {}
