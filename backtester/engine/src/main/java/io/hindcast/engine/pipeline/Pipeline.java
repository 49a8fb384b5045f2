package io.hindcast.engine.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.EventProcessorFactory;
import com.lmax.disruptor.dsl.ProducerType;
import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.engine.plugin.Watchdog;
import io.hindcast.market.BarSource;
import io.hindcast.settings.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs all bars of a source through stages in a Disruptor ring. Used once. */
public final class Pipeline {
    private static final long JOIN_MILLIS = 20;

    private final PipelineSettings settings;
    private final AtomicReference<StageFailure> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<StageGroup> groups = new ArrayList<>();
    private final List<Stage> stages;
    private final Disruptor<BarEvent> disruptor;
    private volatile @Nullable Thread hung;

    /**
     * Wires the graph.
     *
     * @param settings ring, waiting, threads
     * @param featureCount columns of a row of features; 0 without features
     * @param stages in the order of the line
     */
    public Pipeline(PipelineSettings settings, int featureCount, List<Stage> stages) {
        this.settings = settings;
        this.stages = List.copyOf(stages);

        // 1. The ring: preallocated slots, one producer; a full ring makes the producer wait.
        disruptor = new Disruptor<>(
                () -> new BarEvent(featureCount),
                settings.ringSize(),
                this::thread,
                ProducerType.SINGLE,
                settings.waiting().strategy());

        // 2. Stages that share a thread become one consumer; each consumer waits for the one before.
        EventHandlerGroup<BarEvent> upstream = null;
        for (List<Stage> together : grouped(stages)) {
            EventProcessorFactory<BarEvent> factory = consumer(together);
            upstream = upstream == null ? disruptor.handleEventsWith(factory) : upstream.then(factory);
        }
    }

    /**
     * Runs to the end of the source.
     *
     * @param source bars in the order of time; closed by the caller
     * @param progress told the number of bars published, every now and then
     * @return wall seconds spent in each stage
     * @throws StageFailure when a stage failed, or a call of the strategy or a plugin did not return in time; every thread
     *     but one that hangs has ended by then
     * @throws InvalidInputException when a stage refuses what it was given
     */
    public Map<String, Double> run(BarSource source, LongConsumer progress) {
        RingBuffer<BarEvent> ring = disruptor.start();
        Watchdog watchdog = Watchdog.start(settings.strategyTimeout(), this::watches, this::abandon);
        try {
            publish(source, ring, progress);
        } finally {
            awaitEnd();
            watchdog.close();
        }
        if (failure.get() != null) {
            throw failure.get().getCause() instanceof InvalidInputException refusal ? refusal : failure.get();
        }
        return seconds();
    }

    /** True when a stage has failed, so that a source that waits for its next bar can give up. May be called by any thread. */
    public boolean failed() {
        return failure.get() != null;
    }

    private List<CallWatch> watches() {
        return stages.stream().flatMap(stage -> stage.watches().stream()).toList();
    }

    private void publish(BarSource source, RingBuffer<BarEvent> ring, LongConsumer progress) {
        int chunk = settings.chunkBars();
        long index = 0;
        boolean more = true;
        try {
            while (more && failure.get() == null) {
                if (!awaitSlot(ring)) {
                    return;
                }
                long sequence = ring.next();
                BarEvent event = ring.get(sequence);
                try {
                    event.reset(BarEvent.Type.PADDING, index);
                    more = source.next(event.bar());
                    if (more) {
                        event.reset(BarEvent.Type.BAR, index);
                    }
                } finally {
                    ring.publish(sequence);
                    index++;
                }
                if (index % 65_536 == 0) {
                    progress.accept(index);
                }
            }
        } finally {
            // Every group waits for whole chunks: fill up to the border and mark the end there.
            long last = (index / chunk + 1) * chunk - 1;
            for (; index <= last && awaitSlot(ring); index++) {
                long sequence = ring.next();
                ring.get(sequence).reset(index == last ? BarEvent.Type.END : BarEvent.Type.PADDING, index);
                ring.publish(sequence);
            }
        }
    }

    /** False when a stage hangs and no slot will become free. */
    private boolean awaitSlot(RingBuffer<BarEvent> ring) {
        while (!ring.hasAvailableCapacity(1)) {
            if (hung != null) {
                return false;
            }
            LockSupport.parkNanos(1);
        }
        return true;
    }

    /** Gives a thread up that hangs in a call, and lets the others end. */
    private void abandon(CallWatch watch, Thread caller, PluginFailure cause) {
        Stage stage = stages.stream()
                .filter(each -> each.watches().contains(watch))
                .findFirst()
                .orElseThrow();
        failure.compareAndSet(null, StageFailure.hung(stage, cause));
        hung = caller;
        groups.forEach(StageGroup::halt);
        // It may be asleep or waiting; then it ends as well.
        caller.interrupt();
    }

    private EventProcessorFactory<BarEvent> consumer(List<Stage> together) {
        return (ring, barrierSequences) -> {
            StageGroup group =
                    new StageGroup(ring, ring.newBarrier(barrierSequences), together, settings.chunkBars(), failure);
            groups.add(group);
            return group;
        };
    }

    private List<List<Stage>> grouped(List<Stage> stages) {
        List<List<Stage>> result = new ArrayList<>();
        for (Stage stage : stages) {
            boolean join = !result.isEmpty()
                    && switch (settings.threads()) {
                        case SHARED -> true;
                        case APART -> false;
                        case HALVES -> !(stage instanceof TradingStage);
                    };
            if (!join) {
                result.add(new ArrayList<>());
            }
            result.getLast().add(stage);
        }
        return result;
    }

    private Thread thread(Runnable work) {
        Thread thread = Thread.ofPlatform()
                .name("hindcast-stage-" + threads.size())
                .daemon()
                .unstarted(work);
        threads.add(thread);
        return thread;
    }

    private void awaitEnd() {
        try {
            for (Thread thread : threads) {
                while (thread.isAlive() && hung == null) {
                    thread.join(JOIN_MILLIS);
                }
                if (thread != hung) {
                    thread.join(settings.strategyTimeout());
                }
            }
        } catch (InterruptedException e) {
            disruptor.halt();
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (StageGroup group : groups) {
            for (int i = 0; i < group.stages().size(); i++) {
                seconds.put(group.stages().get(i).name(), group.nanos()[i] / 1e9);
            }
        }
        return seconds;
    }
}
