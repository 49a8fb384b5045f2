package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.forecast.FittedModel;
import io.hindcast.runs.models.ModelStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which model of a run is in force from which bar on: one from the first bar whose forecast anybody uses, and others that take
 * over from it, each from a time on. Times are closes of bars, nanoseconds since 1970-01-01T00:00Z.
 *
 * @param <M> the models that the run's direction has
 */
public final class ModelSchedule<M extends FittedModel> {
    private final long from;
    private final ModelStore.@Nullable Stored<M> first;
    private final SortedMap<Long, Supplier<LiveModel>> others;

    private ModelSchedule(
            long from, ModelStore.@Nullable Stored<M> first, SortedMap<Long, Supplier<LiveModel>> others) {
        this.from = from;
        this.first = first;
        this.others = others;
    }

    /**
     * One model, to the end.
     *
     * @param from close of the first bar whose forecast anybody uses
     * @param model null in a run without one
     */
    static <M extends FittedModel> ModelSchedule<M> of(long from, ModelStore.@Nullable Stored<M> model) {
        return new ModelSchedule<>(from, model, new TreeMap<>());
    }

    /**
     * This schedule with one more model.
     *
     * @param close of the first bar that it forecasts on; where there is none, the first one behind it
     * @param model asked for when the line has come to that bar, which its training must not have seen
     */
    public ModelSchedule<M> then(long close, Supplier<LiveModel> model) {
        SortedMap<Long, Supplier<LiveModel>> more = new TreeMap<>(others);
        more.put(close, model);
        return new ModelSchedule<>(from, first, more);
    }

    /** Close of the first bar whose forecast anybody uses. */
    long from() {
        return from;
    }

    /** The model that the run begins with; empty in a run without one. */
    Optional<ModelStore.Stored<M>> first() {
        return Optional.ofNullable(first);
    }

    /** The stage before the forecasts in which the others take over; empty when there are none. */
    Optional<Stage> changes() {
        return others.isEmpty() ? Optional.empty() : Optional.of(new Changes(others));
    }

    private static final class Changes extends BarStage {
        private final SortedMap<Long, Supplier<LiveModel>> waiting;

        Changes(SortedMap<Long, Supplier<LiveModel>> models) {
            super("models");
            waiting = new TreeMap<>(models);
        }

        @Override
        protected void onBar(BarEvent event) {
            long close = event.bar().closeTime();
            @Nullable Supplier<LiveModel> newest = null;
            while (!waiting.isEmpty() && waiting.firstKey() <= close) {
                newest = waiting.remove(waiting.firstKey());
            }
            if (newest != null) {
                event.model(newest.get());
            }
        }
    }
}
