package io.hindcast.training;

/** Ends training when the loss has not been below its least for {@code patience} epochs in a row. */
final class EarlyStopping {
    private final int patience;
    private double best = Double.POSITIVE_INFINITY;
    private int sinceBest;

    /** @param patience at least 1 */
    EarlyStopping(int patience) {
        this.patience = patience;
    }

    /**
     * Takes the validation loss of an epoch.
     *
     * @return true when it is the best so far
     */
    boolean epoch(double loss) {
        if (loss < best) {
            best = loss;
            sinceBest = 0;
            return true;
        }
        sinceBest++;
        return false;
    }

    /** True when there is nothing to wait for any more. */
    boolean stops() {
        return sinceBest >= patience;
    }
}
