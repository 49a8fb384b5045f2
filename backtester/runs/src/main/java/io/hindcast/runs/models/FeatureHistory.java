package io.hindcast.runs.models;

/** The last rows of features with their closes, as the line has computed them; holds as many as it was made for. */
public final class FeatureHistory {
    private final double[][] features;
    private final double[] close;
    private final long[] time;
    private final long[] history;
    private long count;

    /** @param capacity most rows; at least 1 */
    public FeatureHistory(int capacity) {
        features = new double[capacity][];
        close = new double[capacity];
        time = new long[capacity];
        history = new long[capacity];
    }

    /**
     * Rows of consecutive bars.
     *
     * @param features {@code [rows][features]}, unscaled, all finite
     * @param close {@code [rows]}
     * @param time close of each row's bar, nanoseconds since 1970-01-01T00:00Z
     * @param history see {@link HistoryHash}, for each row
     */
    public record Rows(double[][] features, double[] close, long[] time, long[] history) {}

    /**
     * Takes the row of the next bar, which is copied.
     *
     * @param hash of all bars up to it
     */
    public void add(double[] row, double closingPrice, long closeTime, long hash) {
        int at = (int) (count++ % close.length);
        features[at] = row.clone();
        close[at] = closingPrice;
        time[at] = closeTime;
        history[at] = hash;
    }

    /** A bar without a complete row: those before it are not consecutive with those after it. */
    public void interrupt() {
        count = 0;
    }

    /** What there is now, oldest first; later rows don't change it. */
    public Rows rows() {
        int size = (int) Math.min(count, close.length);
        double[][] rows = new double[size][];
        double[] closes = new double[size];
        long[] times = new long[size];
        long[] histories = new long[size];
        for (int i = 0; i < size; i++) {
            int at = (int) ((count - size + i) % close.length);
            rows[i] = features[at];
            closes[i] = close[at];
            times[i] = time[at];
            histories[i] = history[at];
        }
        return new Rows(rows, closes, times, histories);
    }
}
