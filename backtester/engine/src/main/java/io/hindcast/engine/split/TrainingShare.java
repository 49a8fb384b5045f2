package io.hindcast.engine.split;

/** How training and validation share the bars that a fold learns from. */
final class TrainingShare {
    /** A fraction in a config is rounded; so may be the border that was meant to be a whole number. */
    private static final double ROUNDING = 1e-6;

    private TrainingShare() {}

    /**
     * How many bars come before the validation: {@code floor(bars * (1 - validation))}, or the whole number of which that
     * is less than a millionth below, so that a fraction such as 0.17647058823529413 (0.15 of 0.85) ends where 0.15 / 0.85
     * does.
     */
    static long before(long bars, double validation) {
        return (long) Math.floor(bars * (1 - validation) + ROUNDING);
    }
}
