package io.hindcast.kernel;

/** Functions that a kernel can apply to each number of an array. */
public enum ActivationFunction {
    /** {@code x} */
    IDENTITY,
    /** {@code max(0, x)} */
    RELU,
    /** {@code tanh x} */
    TANH,
    /** {@code 1 / (1 + exp -x)} */
    SIGMOID
}
