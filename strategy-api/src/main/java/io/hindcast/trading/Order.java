package io.hindcast.trading;

import io.hindcast.market.Instrument;

/**
 * An order as it was submitted, or as it is since it was made smaller.
 *
 * @param id from 1, in the order of submission, unique in a run
 * @param time close time of the bar on which it was decided, nanoseconds since 1970-01-01T00:00Z
 * @param quantity units; positive
 * @param tag the strategy's own word for it; empty for none
 */
public record Order(
        long id,
        long time,
        Instrument instrument,
        Side side,
        OrderType type,
        double quantity,
        TimeInForce timeInForce,
        String tag) {
    /** Of an order that its strategy has no word for. */
    public static final String NO_TAG = "";

    private static final int LONGEST_TAG = 40;

    /** @throws IllegalArgumentException when the quantity is not positive and finite, or the tag is of the wrong form */
    public Order {
        if (!(quantity > 0) || Double.isInfinite(quantity)) {
            throw new IllegalArgumentException("quantity must be > 0 and finite: quantity=" + quantity);
        }
        requireTag(tag);
    }

    /**
     * An order without a tag.
     *
     * @throws IllegalArgumentException when the quantity is not positive and finite
     */
    public Order(
            long id,
            long time,
            Instrument instrument,
            Side side,
            OrderType type,
            double quantity,
            TimeInForce timeInForce) {
        this(id, time, instrument, side, type, quantity, timeInForce, NO_TAG);
    }

    /**
     * Checks a tag: at most 40 letters, digits, spaces and other characters of ASCII that can be printed, but no comma and
     * no quotation mark, since it stands in a CSV.
     *
     * @throws IllegalArgumentException when it is of another form
     */
    public static void requireTag(String tag) {
        boolean printable = tag.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ',' && c != '"');
        if (tag.length() > LONGEST_TAG || !printable) {
            throw new IllegalArgumentException("a tag must be of at most " + LONGEST_TAG
                    + " printable characters of ASCII, without comma and quotation mark: tag='" + tag + "'");
        }
    }

    /**
     * The same order of another quantity.
     *
     * @throws IllegalArgumentException when the quantity is not positive and finite
     */
    public Order withQuantity(double newQuantity) {
        return new Order(id, time, instrument, side, type, newQuantity, timeInForce, tag);
    }

    /** The quantity, negative for a sell. */
    public double signedQuantity() {
        return side.sign() * quantity;
    }
}
