/**
 * Deeplearning4j's LSTM layer on our kernel: configurations, inputs and errors flow in from Deeplearning4j, activations and
 * gradients flow back. What it can't do runs on Deeplearning4j's own path.
 */
@NullMarked
package io.hindcast.fused;

import org.jspecify.annotations.NullMarked;
