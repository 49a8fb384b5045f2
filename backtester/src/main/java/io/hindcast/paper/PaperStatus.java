package io.hindcast.paper;

/**
 * How a session is after a bar.
 *
 * @param bars live bars so far
 * @param time close of the last one, nanoseconds since 1970-01-01T00:00Z
 * @param close its closing price
 * @param forecast made on it; NaN when there is none
 * @param equity cash and position
 * @param positionValue units held x close
 * @param benchmark what buy and hold would have
 * @param orders submitted so far
 * @param fills so far
 * @param rejected so far
 * @param open orders that are neither filled in whole nor rejected
 */
public record PaperStatus(
        long bars,
        long time,
        double close,
        double forecast,
        double equity,
        double positionValue,
        double benchmark,
        long orders,
        long fills,
        long rejected,
        long open) {
    /** Before the first live bar. */
    static final PaperStatus NONE =
            new PaperStatus(0, 0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, 0, 0, 0, 0);

    /** True when nothing is held and no order is open. */
    boolean flat() {
        return positionValue == 0 && open == 0;
    }
}
