package io.hindcast.market;

/** Bars in the order of time, one at a time. */
public interface BarSource extends AutoCloseable {
    /**
     * Reads the next bar.
     *
     * @param into filled with the next bar; left alone when there is none
     * @return false at the end
     */
    boolean next(MutableBar into);

    @Override
    void close();
}
