package io.hindcast.training;

/**
 * Scales the gradient of all parameters together so that its L2 norm is at most a limit, as PyTorch's
 * {@code clip_grad_norm_}, whose divisor is the norm + 1e-6. DL4J itself clips by layer or by parameter only.
 */
final class GlobalGradientClipping {
    private static final double EPSILON = 1e-6;

    private GlobalGradientClipping() {}

    /**
     * Clips in place.
     *
     * @param gradient of the minibatch's mean loss
     * @param multiplicity how often each element counts, see {@link BiasMultiplicity}
     * @param limit of the norm
     * @return the norm before clipping
     */
    static double clip(float[] gradient, float[] multiplicity, double limit) {
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            squares += (double) multiplicity[i] * gradient[i] * gradient[i];
        }
        double norm = Math.sqrt(squares);
        double scale = limit / (norm + EPSILON);
        if (scale < 1) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= (float) scale;
            }
        }
        return norm;
    }
}
