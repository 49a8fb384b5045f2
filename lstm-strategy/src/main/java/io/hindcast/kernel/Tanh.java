package io.hindcast.kernel;

/**
 * Coefficients of a rational approximation of tanh, {@code x * p(x^2) / q(x^2)} on {@code [-LIMIT, LIMIT]}: the one that
 * Eigen uses ({@code generic_fast_tanh_float}), within 4 units in the last place of the true value, 5 without fused multiply-adds.
 */
final class Tanh {
    /** Larger values are cut to it: from here on the approximation is within its error of 1, which it never passes. */
    static final float LIMIT = 7.998812f;

    static final float P1 = 4.8935246e-3f;
    static final float P3 = 6.3726195e-4f;
    static final float P5 = 1.48572235e-5f;
    static final float P7 = 5.1222973e-8f;
    static final float P9 = -8.604672e-11f;
    static final float P11 = 2.000188e-13f;
    static final float P13 = -2.7607684e-16f;
    static final float Q0 = 4.893525e-3f;
    static final float Q2 = 2.2684347e-3f;
    static final float Q4 = 1.1853471e-4f;
    static final float Q6 = 1.1982584e-6f;

    /**
     * Candidates are {@code tanh x}, gates are {@code 1 / (1 + exp -x)}, which is {@code tanh(x / 2) / 2 + 1 / 2}: by gate,
     * what {@code x} is multiplied by.
     */
    static final float[] GATE_SCALE = {1f, 0.5f, 0.5f, 0.5f};

    static final float[] ONES = {1f, 1f, 1f, 1f};

    static final float[] HALVES = {0.5f, 0.5f, 0.5f, 0.5f};

    private Tanh() {}
}
