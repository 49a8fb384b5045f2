package io.hindcast.runs.run;

import io.hindcast.engine.pipeline.FreshModel;
import io.hindcast.engine.pipeline.RowObserver;
import io.hindcast.engine.pipeline.WindowCheck;
import io.hindcast.engine.pipeline.WindowStage;
import io.hindcast.engine.plugin.PluginFailure;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.report.summary.CausalitySection;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.models.ModelStore;
import io.hindcast.runs.models.RowComparison;
import io.hindcast.runs.progress.RunWarnings;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the features and the model of a run to their promises, while it goes on and when it has ended: that a row depends on
 * its bars and a forecast on its window, and on nothing else.
 *
 * @param <M> whether its model may forecast for the engine
 */
final class CausalityChecks<M extends FittedModel> implements RowObserver {
    private final RunConfig<M> run;
    private final QueueMetadata queue;
    private final boolean hasModel;
    private final RunWarnings warnings;
    private final long seed;
    private final @Nullable RowComparison rows;
    private @Nullable FeatureOrigin origin;
    private WindowCheck.@Nullable Result windows;
    private List<String> outside = List.of();

    /**
     * @param queue of the run's bars, or of those before them
     * @param model of the run; null in one without a model
     */
    CausalityChecks(RunConfig<M> run, QueueMetadata queue, ModelStore.@Nullable Stored<M> model, RunWarnings warnings) {
        this.run = run;
        this.queue = queue;
        hasModel = model != null;
        this.warnings = warnings;
        // The seed of the run alone is known to the model, which could be honest for the windows that it draws.
        seed = Long.parseUnsignedLong(
                Sha256.of(run.seed() + "\n" + queue.barsSha256()).substring(0, 16), 16);
        rows = Optional.ofNullable(model)
                .flatMap(stored -> stored.rows().map(kept -> new RowComparison(stored.folder(), kept)))
                .orElse(null);
        if (model != null && rows == null) {
            warnings.say(List.of("model " + Workspace.shown(model.folder()) + ": has no rows.json, as one of an"
                    + " earlier version, so nobody can tell whether the features of this run are those that it was"
                    + " trained on; train it again (hindcast train CONFIG --retrain, and no --model)"));
        }
    }

    /**
     * Looks for features from outside the bars as well.
     *
     * @param testFrom close of the first bar of the test segment, nanoseconds since 1970-01-01T00:00Z
     * @param bars opens those of the run once more
     */
    void originFrom(long testFrom, Supplier<BarSource> bars) {
        if (hasModel) {
            origin = new FeatureOrigin(
                    testFrom, features().get().warmUpBars(), pluginFeatures().isEmpty() ? null : bars);
        }
    }

    /**
     * What asks the model again.
     *
     * @param model of the run
     * @param from close of the first bar whose forecast enters a figure, nanoseconds since 1970-01-01T00:00Z
     * @param fresh makes a model ready to be asked
     */
    WindowCheck windows(ModelStore.Stored<M> model, long from, Function<M, FreshModel> fresh) {
        return new WindowCheck(from, seed, () -> fresh.apply(loadedAgain(model)));
    }

    @Override
    public void row(long index, Bar bar, double[] row, boolean complete) {
        if (rows != null) {
            rows.row(index, bar, row, complete);
        }
        if (origin != null) {
            origin.row(index, bar, row, complete);
        }
    }

    /**
     * Asks what is to be asked when the run has ended, and warns of what could not be.
     *
     * @param forecasts the stage that has run
     * @return what was checked, in words; empty where there was nothing
     * @throws InvalidInputException when a promise was not kept
     */
    Optional<String> finish(WindowStage forecasts) {
        windows = forecasts.askAgain().orElse(null);
        if (rows != null && rows.compared() == 0) {
            warnings.say(
                    List.of("the features of this run were not compared with those that the model was trained on: its"
                            + " bars are others, or begin elsewhere"));
        }
        if (origin != null) {
            lookOutside(origin);
        }
        return section().map(CheckedLine::of);
    }

    /** Windows that were asked for again. */
    long askedAgain() {
        return windows == null ? 0 : windows.askedAgain();
    }

    /** What was checked; empty in a run without a model. */
    Optional<CausalitySection> section() {
        return Optional.ofNullable(windows)
                .map(asked -> new CausalitySection(
                        asked.windows(),
                        asked.askedAgain(),
                        rows == null ? 0 : rows.kept(),
                        rows == null ? 0 : rows.compared(),
                        outside));
    }

    private void lookOutside(FeatureOrigin looked) {
        List<String> plugins = pluginFeatures();
        boolean[] found = looked.outside(plugins.isEmpty() ? features() : featuresAgain(), seed);
        List<String> entries = featureNames();
        List<String> columns = features().get().names();
        outside = new ArrayList<>();
        for (int column = 0; column < found.length; column++) {
            if (found[column]) {
                outside.add(columns.get(column));
                if (plugins.contains(entries.get(column))) {
                    warnings.say(List.of("features: " + columns.get(column) + " does not move when the bars of the test"
                            + " segment change places, so it comes from outside them (a file, the calendar); nobody"
                            + " here can tell whether its values were known at the time"));
                }
            }
        }
    }

    private M loadedAgain(ModelStore.Stored<M> model) {
        M same = model.model();
        if (run.modelPlugin().isEmpty()) {
            return same;
        }
        try {
            RunConfig.Configured<M> again = run.again().get();
            return again.model()
                    .orElseThrow()
                    .load(
                            model.folder(),
                            new ModelInputs(again.features().orElseThrow().get().names(), queue.interval()));
        } catch (InvalidInputException | PluginFailure e) {
            warnings.say(List.of(onlyOnce("model", e)));
            return same;
        }
    }

    private Supplier<FeaturePipeline> featuresAgain() {
        try {
            return run.again().get().features().orElseThrow();
        } catch (InvalidInputException | PluginFailure e) {
            warnings.say(List.of(onlyOnce("features", e)));
            return features();
        }
    }

    /** Of a run with a model, which has some. */
    private Supplier<FeaturePipeline> features() {
        return run.features().orElseThrow();
    }

    private static String onlyOnce(String what, RuntimeException e) {
        return "the " + what + " of this run can't be loaded a second time beside the first, so what a plugin keeps in"
                + " static fields was not told from what it computes: " + e.getMessage();
    }

    /** Names in the config of features that come from plugins. */
    private List<String> pluginFeatures() {
        Set<String> builtIn = Providers.builtInFeatures();
        return featureNames().stream().filter(name -> !builtIn.contains(name)).toList();
    }

    /** As they stand in the config, one for each column. */
    private List<String> featureNames() {
        return run.resolved().get("features") instanceof List<?> entries
                ? entries.stream()
                        .map(entry -> String.valueOf(((Map<?, ?>) entry).get("name")))
                        .toList()
                : List.of();
    }
}
