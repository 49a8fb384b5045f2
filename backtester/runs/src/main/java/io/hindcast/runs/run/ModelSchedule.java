package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.engine.pipeline.Stage;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.runs.config.ModelDirection;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.models.ModelStore;
import java.util.List;
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
    private final SortedMap<Long, M> offline;

    private ModelSchedule(
            long from,
            ModelStore.@Nullable Stored<M> first,
            SortedMap<Long, Supplier<LiveModel>> others,
            SortedMap<Long, M> offline) {
        this.from = from;
        this.first = first;
        this.others = others;
        this.offline = offline;
    }

    /**
     * One model, to the end.
     *
     * @param from close of the first bar whose forecast anybody uses
     * @param model null in a run without one
     */
    static <M extends FittedModel> ModelSchedule<M> of(long from, ModelStore.@Nullable Stored<M> model) {
        return new ModelSchedule<>(from, model, new TreeMap<>(), new TreeMap<>());
    }

    /**
     * The models of folds, each in force from the first bar of its test on; the first one before that as well.
     *
     * @param from close of the first bar whose forecast anybody uses
     * @param models one for each fold; empty in a run without a model
     * @param origin of those that take over
     */
    static <M extends FittedModel> ModelSchedule<M> of(
            long from,
            RunPlan plan,
            List<ModelStore.Stored<M>> models,
            ModelDirection<M> direction,
            LiveModel.Origin origin) {
        ModelSchedule<M> schedule = of(from, models.isEmpty() ? null : models.getFirst());
        for (int i = 1; i < models.size(); i++) {
            ModelStore.Stored<M> stored = models.get(i);
            long close = plan.folds().get(i).segments().test().from();
            Optional<TrainedModel> live = direction.live(stored.model());
            if (live.isPresent()) {
                LiveModel next = new LiveModel(live.get(), stored.id(), stored.lastTime(), origin, stored.baseline());
                schedule = schedule.then(close, () -> next);
            } else {
                schedule.offline.put(close, stored.model());
            }
        }
        return schedule;
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
        return new ModelSchedule<>(from, first, more, offline);
    }

    /** Close of the first bar whose forecast anybody uses. */
    long from() {
        return from;
    }

    /** The model that the run begins with; empty in a run without one. */
    Optional<ModelStore.Stored<M>> first() {
        return Optional.ofNullable(first);
    }

    /** Those that take over from it within the stage of an offline evaluation. */
    SortedMap<Long, M> offline() {
        return offline;
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
