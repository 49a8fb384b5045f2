package io.hindcast.engine.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.EventProcessor;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stages that share a thread: takes whole chunks from the ring and runs its stages over each, one after the other. After a
 * failure anywhere it lets chunks pass untouched, so that nobody waits for it, until the end marker comes.
 */
final class StageGroup implements EventProcessor {
    private final Sequence sequence = new Sequence();
    private final AtomicBoolean running = new AtomicBoolean();
    private final RingBuffer<BarEvent> ring;
    private final SequenceBarrier barrier;
    private final List<Stage> stages;
    private final AtomicReference<StageFailure> failure;
    private final Chunk chunk;
    private final long[] nanos;

    StageGroup(
            RingBuffer<BarEvent> ring,
            SequenceBarrier barrier,
            List<Stage> stages,
            int chunkBars,
            AtomicReference<StageFailure> failure) {
        this.ring = ring;
        this.barrier = barrier;
        this.stages = stages;
        this.failure = failure;
        this.chunk = new Chunk(ring, chunkBars);
        this.nanos = new long[stages.size()];
    }

    @Override
    public void run() {
        running.set(true);
        long first = sequence.get() + 1;
        long last = first + chunk.size() - 1;
        while (running.get()) {
            if (!chunkIsThere(last)) {
                continue;
            }
            if (failure.get() == null) {
                work(chunk.startingAt(first));
            }
            boolean end = ring.get(last).type() == BarEvent.Type.END;
            sequence.set(last);
            if (end) {
                return;
            }
            first = last + 1;
            last += chunk.size();
        }
    }

    /** Wall time spent in each stage, in the order of the stages; to be read when the group has ended. */
    long[] nanos() {
        return nanos;
    }

    List<Stage> stages() {
        return stages;
    }

    private boolean chunkIsThere(long last) {
        try {
            return barrier.waitFor(last) >= last;
        } catch (AlertException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            halt();
            return false;
        }
    }

    private void work(Chunk next) {
        for (int i = 0; i < stages.size(); i++) {
            if (failure.get() != null) {
                return;
            }
            Stage stage = stages.get(i);
            long start = System.nanoTime();
            try {
                stage.onChunk(next);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, StageFailure.of(stage.name(), next, e));
                return;
            } finally {
                nanos[i] += System.nanoTime() - start;
            }
        }
    }

    @Override
    public Sequence getSequence() {
        return sequence;
    }

    @Override
    public void halt() {
        running.set(false);
        barrier.alert();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
