package io.hindcast.market;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bar whose place in memory is used again for the next one: what a {@link BarSource} fills. */
public final class MutableBar implements Bar {
    /** Null where the bar names none. */
    private final @Nullable Instrument instrument;

    private long closeTime;
    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    /** A bar of zeros, to be filled, that names no instrument. */
    public MutableBar() {
        instrument = null;
    }

    /** A bar of zeros, to be filled, of an instrument. */
    public MutableBar(Instrument instrument) {
        this.instrument = Objects.requireNonNull(instrument);
    }

    /**
     * Overwrites all values.
     *
     * @param closeTime nanoseconds since 1970-01-01T00:00Z
     * @return this bar
     */
    public MutableBar set(long closeTime, double open, double high, double low, double close, double volume) {
        this.closeTime = closeTime;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        return this;
    }

    /** Takes over the values of another bar; the instrument stays. */
    public MutableBar set(Bar other) {
        return set(other.closeTime(), other.open(), other.high(), other.low(), other.close(), other.volume());
    }

    @Override
    public Instrument instrument() {
        return instrument == null ? Bar.super.instrument() : instrument;
    }

    @Override
    public Bar copy() {
        return (instrument == null ? new MutableBar() : new MutableBar(instrument)).set(this);
    }

    @Override
    public long closeTime() {
        return closeTime;
    }

    @Override
    public double open() {
        return open;
    }

    @Override
    public double high() {
        return high;
    }

    @Override
    public double low() {
        return low;
    }

    @Override
    public double close() {
        return close;
    }

    @Override
    public double volume() {
        return volume;
    }

    @Override
    public String toString() {
        return "Bar[closeTime=" + closeTime + ", open=" + open + ", high=" + high + ", low=" + low + ", close=" + close
                + ", volume=" + volume + "]";
    }
}
