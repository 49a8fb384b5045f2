package io.hindcast.training;

/**
 * A learning rate that falls by a factor when the loss has not improved for more than {@code patience} epochs, by the rule
 * of PyTorch's {@code ReduceLROnPlateau}: better means below 0.9999 times the best, and a change below 1e-8 is not made.
 */
final class PlateauSchedule {
    private static final double THRESHOLD = 1e-4;
    private static final double SMALLEST_CHANGE = 1e-8;

    private final double factor;
    private final int patience;
    private double learningRate;
    private double best = Double.POSITIVE_INFINITY;
    private int sinceBest;

    /**
     * @param learningRate to begin with
     * @param factor in (0, 1)
     * @param patience epochs that are borne
     */
    PlateauSchedule(double learningRate, double factor, int patience) {
        this.learningRate = learningRate;
        this.factor = factor;
        this.patience = patience;
    }

    /** In force now. */
    double learningRate() {
        return learningRate;
    }

    /** Takes the validation loss of an epoch. */
    void epoch(double loss) {
        if (loss < best * (1 - THRESHOLD)) {
            best = loss;
            sinceBest = 0;
        } else {
            sinceBest++;
        }
        if (sinceBest > patience) {
            sinceBest = 0;
            double reduced = learningRate * factor;
            if (learningRate - reduced > SMALLEST_CHANGE) {
                learningRate = reduced;
            }
        }
    }
}
