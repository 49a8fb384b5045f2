package io.hindcast.engine.pipeline;

import com.lmax.disruptor.RingBuffer;

/**
 * Consecutive slots of the ring whose borders depend on the bar index alone: chunk {@code k} holds bars
 * {@code [k * size, (k + 1) * size)}, the last one padded. So whatever a stage computes for a whole chunk at once is the
 * same however the ring happened to deliver it.
 */
public final class Chunk {
    private final RingBuffer<BarEvent> ring;
    private final int size;
    private long first;

    Chunk(RingBuffer<BarEvent> ring, int size) {
        this.ring = ring;
        this.size = size;
    }

    Chunk startingAt(long sequence) {
        this.first = sequence;
        return this;
    }

    /** Slots, padding included; always the same in a run. */
    public int size() {
        return size;
    }

    /** Slot {@code i} of {@code [0, size)}. */
    public BarEvent get(int i) {
        return ring.get(first + i);
    }
}
