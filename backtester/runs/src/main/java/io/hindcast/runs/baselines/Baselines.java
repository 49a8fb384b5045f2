package io.hindcast.runs.baselines;

import io.hindcast.forecast.TrainedModel;
import io.hindcast.report.summary.BaselineSection.LeftOut;
import io.hindcast.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;

/**
 * What one run is set beside, none of which has seen a bar. Used once, since strategies have a state.
 *
 * @param traded what trades, in the order of the tables
 * @param fits fitted to the training bars of each fold, in their order; empty where nothing is
 * @param leftOut what there is not, and why
 * @param randomTrader whether the run's own positions are put in random order when it has ended
 */
public record Baselines(List<Contender> traded, List<Fit> fits, List<LeftOut> leftOut, boolean randomTrader) {
    /** None at all. */
    public static final Baselines NONE = new Baselines(List.of(), List.of(), List.of(), false);

    /** Keeps copies. */
    public Baselines {
        traded = List.copyOf(traded);
        fits = List.copyOf(fits);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * A baseline that trades.
     *
     * @param name of it
     * @param what it is, with its settings, in words
     * @param strategy has seen no bar
     */
    public record Contender(BaselineName name, String what, Strategy strategy) {}

    /**
     * What was fitted to the training bars of a fold.
     *
     * @param ridge with windows of one bar
     * @param meanLogReturn over the horizon
     */
    public record Fit(TrainedModel ridge, double meanLogReturn) {}

    /** True where there is nothing to tell of. */
    public boolean none() {
        return traded.isEmpty() && fits.isEmpty() && leftOut.isEmpty();
    }

    /**
     * These and others, which come first.
     *
     * @param fitted see {@code fits}
     * @param missing see {@code leftOut}
     */
    public Baselines behind(List<Contender> first, List<Fit> fitted, List<LeftOut> missing) {
        List<Contender> all = new ArrayList<>(first);
        all.addAll(traded);
        List<LeftOut> without = new ArrayList<>(leftOut);
        without.addAll(missing);
        return new Baselines(all, fitted, without, randomTrader);
    }
}
