package io.hindcast.pipeline;

import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.EventHandlerGroup;
import com.lmax.disruptor.dsl.EventProcessorFactory;
import com.lmax.disruptor.dsl.ProducerType;
import io.hindcast.market.BarSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/** Runs all bars of a source through stages in a Disruptor ring. Used once. */
public final class Pipeline {
    private final PipelineSettings settings;
    private final AtomicReference<StageFailure> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<StageGroup> groups = new ArrayList<>();
    private final Disruptor<BarEvent> disruptor;

    /**
     * Wires the graph.
     *
     * @param settings ring, waiting, threads
     * @param featureCount columns of a row of features; 0 without features
     * @param stages in the order of the line
     */
    public Pipeline(PipelineSettings settings, int featureCount, List<Stage> stages) {
        this.settings = settings;

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
     * @throws StageFailure when a stage failed; every thread has ended by then
     */
    public Map<String, Double> run(BarSource source, LongConsumer progress) {
        RingBuffer<BarEvent> ring = disruptor.start();
        try {
            publish(source, ring, progress);
        } finally {
            awaitEnd();
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return seconds();
    }

    private void publish(BarSource source, RingBuffer<BarEvent> ring, LongConsumer progress) {
        int chunk = settings.chunkBars();
        long index = 0;
        boolean more = true;
        try {
            while (more && failure.get() == null) {
                long sequence = ring.next();
                BarEvent event = ring.get(sequence);
                try {
                    event.reset(BarEvent.Kind.PADDING, index);
                    more = source.next(event.bar());
                    if (more) {
                        event.reset(BarEvent.Kind.BAR, index);
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
            for (; index <= last; index++) {
                long sequence = ring.next();
                ring.get(sequence).reset(index == last ? BarEvent.Kind.END : BarEvent.Kind.PADDING, index);
                ring.publish(sequence);
            }
        }
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
                thread.join();
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
