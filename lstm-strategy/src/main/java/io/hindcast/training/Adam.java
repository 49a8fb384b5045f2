package io.hindcast.training;

/**
 * Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015) with the decay of weights as L2 in the gradient,
 * as PyTorch computes it: epsilon is added after the bias correction of the second moment, where DL4J adds it before.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final float[] multiplicity;
    private final double weightDecay;
    private final float[] first;
    private final float[] second;
    private int steps;

    /**
     * @param multiplicity how many equal parameters, of which it is the sum, each parameter stands for; see
     *     {@link BiasMultiplicity}
     * @param weightDecay of every parameter, biases included
     */
    Adam(float[] multiplicity, double weightDecay) {
        this.multiplicity = multiplicity;
        this.weightDecay = weightDecay;
        first = new float[multiplicity.length];
        second = new float[multiplicity.length];
    }

    /**
     * Moves the parameters by one step.
     *
     * @param parameters changed in place
     * @param gradient of the mean loss, clipped, without decay
     */
    void step(float[] parameters, float[] gradient, double learningRate) {
        steps++;
        double stepSize = learningRate / (1 - Math.pow(BETA_1, steps));
        double correction = Math.sqrt(1 - Math.pow(BETA_2, steps));
        for (int i = 0; i < parameters.length; i++) {
            double g = gradient[i] + weightDecay * parameters[i] / multiplicity[i];
            double m = BETA_1 * first[i] + (1 - BETA_1) * g;
            double v = BETA_2 * second[i] + (1 - BETA_2) * g * g;
            first[i] = (float) m;
            second[i] = (float) v;
            parameters[i] -= (float) (multiplicity[i] * stepSize * m / (Math.sqrt(v) / correction + EPSILON));
        }
    }
}
