package io.hindcast.upkeep;

/** The last rows of features with their closes, as the line has computed them; holds as many as it was made for. */
public final class RecentRows {
    private final double[][] features;
    private final double[] close;
    private final long[] time;
    private long count;

    /** @param capacity most rows; at least 1 */
    public RecentRows(int capacity) {
        features = new double[capacity][];
        close = new double[capacity];
        time = new long[capacity];
    }

    /**
     * Rows of consecutive bars.
     *
     * @param features {@code [rows][features]}, unscaled, all finite
     * @param close {@code [rows]}
     * @param firstTime close of the first row's bar, nanoseconds since 1970-01-01T00:00Z; 0 without a row
     * @param lastTime close of the last row's bar
     */
    public record Rows(double[][] features, double[] close, long firstTime, long lastTime) {}

    /** Takes the row of the next bar, which is copied. */
    public void add(double[] row, double closingPrice, long closeTime) {
        int at = (int) (count++ % close.length);
        features[at] = row.clone();
        close[at] = closingPrice;
        time[at] = closeTime;
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
        long first = 0;
        long last = 0;
        for (int i = 0; i < size; i++) {
            int at = (int) ((count - size + i) % close.length);
            rows[i] = features[at];
            closes[i] = close[at];
            first = i == 0 ? time[at] : first;
            last = time[at];
        }
        return new Rows(rows, closes, first, last);
    }
}
