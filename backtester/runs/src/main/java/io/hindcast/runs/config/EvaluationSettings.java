package io.hindcast.runs.config;

import io.hindcast.engine.split.BarRange;
import io.hindcast.engine.split.CombinatorialSettings;
import io.hindcast.engine.split.Fold;
import io.hindcast.engine.split.FoldPlan;
import io.hindcast.engine.split.SegmentBars;
import io.hindcast.engine.split.SplitSettings;
import io.hindcast.engine.split.WalkForwardSettings;
import io.hindcast.settings.Key;
import io.hindcast.settings.MapSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;

/**
 * How a config has its models judged: which bars each of them learns from and which it trades.
 *
 * @param kind what the config says
 * @param plan of the folds
 * @param purgeBars at the end of training and of validation
 * @param combinatorial what is shown beside it in hindsight; empty without that section
 */
public record EvaluationSettings(Kind kind, Plan plan, int purgeBars, Optional<CombinatorialSettings> combinatorial) {
    /** The key and the sections. */
    static final Key<Kind> EVALUATION = Key.choice(
                    "evaluation",
                    Kind.class,
                    "`holdout`: one model, trained on the first bars and tested on the last ones (`split`);"
                            + " `walk-forward`: models that are fitted anew as time goes on (`walk-forward`)")
            .optional("`holdout`");

    static final String SPLIT = "split";
    static final String WALK_FORWARD = "walk-forward";
    static final String COMBINATORIAL = "combinatorial";

    /** How models are judged. */
    public enum Kind {
        /** One model and one test segment behind it. */
        HOLDOUT,
        /** A model for each of many test segments that follow each other. */
        WALK_FORWARD
    }

    /** Plans folds of bars. */
    public interface Plan {
        /**
         * The folds.
         *
         * @param all bars of the run, those that are kept aside included
         * @param scored whether the bars that are kept aside are tested, and no others
         */
        FoldPlan of(StoredBars all, boolean scored);
    }

    /** Whether a config says how to share bars out. */
    static boolean asked(MapSettings config) {
        return config.has(EVALUATION) || config.has(SPLIT) || config.has(WALK_FORWARD) || config.has(COMBINATORIAL);
    }

    /**
     * Reads the key and the sections.
     *
     * @param horizonBars of the model; 1 without one
     * @param reachBars how far back what is learnt from reaches: window and look-back
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong, or a section is not that of this evaluation
     */
    static EvaluationSettings read(MapSettings config, int horizonBars, IntSupplier reachBars) {
        Kind kind = config.find(EVALUATION).orElse(Kind.HOLDOUT);
        Optional<CombinatorialSettings> combinatorial = config.has(COMBINATORIAL)
                ? Optional.of(
                        new CombinatorialSettings(config.section(COMBINATORIAL), horizonBars, reachBars.getAsInt()))
                : Optional.empty();
        // Where the section is not that of this evaluation, what is wrong within it is told first.
        Optional<WalkForwardSettings> folds = kind == Kind.WALK_FORWARD || config.has(WALK_FORWARD)
                ? Optional.of(new WalkForwardSettings(config.section(WALK_FORWARD), horizonBars))
                : Optional.empty();
        return switch (kind) {
            case HOLDOUT -> {
                if (folds.isPresent()) {
                    throw config.invalid(
                            WALK_FORWARD,
                            "is read with 'evaluation: walk-forward' alone; set that, or remove the section");
                }
                SplitSettings split = new SplitSettings(config.section(SPLIT), horizonBars);
                yield new EvaluationSettings(
                        kind, (all, scored) -> plan(split, all, scored), split.purgeBars(), combinatorial);
            }
            case WALK_FORWARD -> {
                if (config.has(SPLIT)) {
                    throw config.invalid(
                            SPLIT, "is that of one test segment; with 'evaluation: walk-forward' remove the section");
                }
                WalkForwardSettings own = folds.orElseThrow();
                yield new EvaluationSettings(
                        kind, (all, scored) -> plan(own, all, scored), own.purgeBars(), combinatorial);
            }
        };
    }

    /**
     * The bars that a config keeps aside, before it is read as a whole.
     *
     * @param all bars of the run
     * @return empty when it keeps none
     */
    static Optional<BarRange> holdout(MapSettings config, StoredBars all) {
        RunConfig.requireStrategy(config);
        // Asked of a copy: the order in which keys are asked for is that of the resolved config.
        MapSettings copy = config.derived(config.tree(), UnaryOperator.identity());
        ConfigKeys.declare(copy);
        long rows = all.queue().rows();
        return switch (copy.find(EVALUATION).orElse(Kind.HOLDOUT)) {
            case HOLDOUT ->
                copy.has(SPLIT) ? new SplitSettings(copy.section(SPLIT), 0).holdout(rows) : Optional.empty();
            case WALK_FORWARD ->
                new WalkForwardSettings(copy.section(WALK_FORWARD), 0)
                        .holdout(rows, all::open, all.queue().zone());
        };
    }

    private static FoldPlan plan(WalkForwardSettings folds, StoredBars all, boolean scored) {
        long rows = all.queue().rows();
        return scored
                ? folds.planOfHoldout(rows, all::open, all.queue().zone())
                : folds.plan(rows, all::open, all.queue().zone());
    }

    private static FoldPlan plan(SplitSettings split, StoredBars all, boolean scored) {
        long rows = all.queue().rows();
        Optional<BarRange> holdout = split.holdout(rows);
        long end = holdout.map(BarRange::from).orElse(rows);
        SegmentBars bars = split.resolve(end, all::open, all.queue().zone());
        BarRange test = scored ? holdout.orElseThrow() : new BarRange(bars.testFrom(), end);
        return new FoldPlan(
                rows,
                List.of(new Fold(
                        1,
                        List.of(new BarRange(0, bars.trainTo())),
                        List.of(new BarRange(bars.validationFrom(), bars.validationTo())),
                        List.of(test))),
                holdout);
    }
}
