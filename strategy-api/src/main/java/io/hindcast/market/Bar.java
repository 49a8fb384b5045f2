package io.hindcast.market;

/**
 * Open, high, low, close and volume of one interval. A bar is known at its close, and its time is that of its close.
 *
 * <p>A bar that Hindcast hands to a strategy, a feature pipeline or whatever else a plugin offers is a copy of its own:
 * it may be kept, and stays as it was. A {@link MutableBar} belongs to whoever made it and may change: keep a
 * {@link #copy()} of it.
 */
public interface Bar {
    /**
     * What it is a bar of. Every bar that a strategy is shown names it.
     *
     * @throws IllegalStateException when it names none, as a bar of a file or of a feed, which has one instrument only
     */
    default Instrument instrument() {
        throw new IllegalStateException("this bar names no instrument: " + this);
    }

    /** When the bar closed, in nanoseconds since 1970-01-01T00:00Z. */
    long closeTime();

    /** First price of the interval. */
    double open();

    /** Highest price of the interval. */
    double high();

    /** Lowest price of the interval. */
    double low();

    /** Last price of the interval. */
    double close();

    /** Units traded in the interval; 0 where the source has none. */
    double volume();

    /** A bar with the same values, and of the same instrument where it names one, that stays as it is. */
    default Bar copy() {
        return new MutableBar().set(this);
    }
}
