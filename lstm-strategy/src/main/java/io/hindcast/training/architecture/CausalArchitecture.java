package io.hindcast.training.architecture;

/** Each step of a window is read with the steps before it alone: fit for live forecasts. */
public sealed interface CausalArchitecture extends Architecture
        permits Stacked, Pyramid, Variational, RecurrentDropout, Deep {}
