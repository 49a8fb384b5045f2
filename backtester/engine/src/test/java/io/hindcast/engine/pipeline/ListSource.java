package io.hindcast.engine.pipeline;

import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;

/** {@code n} bars, a second apart, whose close is {@code 100 + index}. */
final class ListSource implements BarSource {
    private final long bars;
    private long index;

    ListSource(long bars) {
        this.bars = bars;
    }

    @Override
    public boolean next(MutableBar into) {
        if (index >= bars) {
            return false;
        }
        double price = 100.0 + index;
        into.set((index + 1) * 1_000_000_000L, price, price, price, price, 1);
        index++;
        return true;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
