package io.hindcast.runs.config;

import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;

/** The bars of a source that close within a range; what lies behind it is not read. */
final class BarsBetween implements BarSource {
    private final BarSource source;
    private final TimeRange range;
    private boolean ended;

    BarsBetween(BarSource source, TimeRange range) {
        this.source = source;
        this.range = range;
    }

    @Override
    public boolean next(MutableBar into) {
        while (!ended && source.next(into)) {
            if (range.contains(into.closeTime())) {
                return true;
            }
            ended = into.closeTime() >= range.to();
        }
        ended = true;
        return false;
    }

    @Override
    public void close() {
        source.close();
    }
}
