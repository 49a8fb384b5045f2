package io.hindcast.runs.baselines;

import io.hindcast.engine.metrics.Performance;
import io.hindcast.engine.metrics.PerformanceAccumulator;
import io.hindcast.report.summary.BaselineSection.FoldReturn;
import io.hindcast.runs.config.RunPlan;
import java.util.ArrayList;
import java.util.List;

/** Figures of one equity curve, as a whole and by fold. */
final class EquityFigures {
    private final PerformanceAccumulator performance;
    private final RunPlan plan;
    private final List<FoldReturn> done = new ArrayList<>();
    private int fold;
    private double before = Double.NaN;
    private double last = Double.NaN;

    /** @param periodsPerYear bars a year */
    EquityFigures(RunPlan plan, double periodsPerYear) {
        this.plan = plan;
        performance = new PerformanceAccumulator(periodsPerYear);
    }

    /** Takes the next close. */
    void add(long time, double equity, double exposure, boolean inPosition) {
        int number = plan.foldAt(time);
        if (number != fold) {
            end();
            before = Double.isNaN(last) ? equity : last;
            fold = number;
        }
        performance.add(time, equity, exposure, inPosition);
        last = equity;
    }

    private void end() {
        if (fold > 0) {
            done.add(new FoldReturn(fold, last / before - 1));
        }
    }

    /** Money at the last close. */
    double equity() {
        return last;
    }

    /** Mean of equity over all closes. */
    double meanEquity() {
        return performance.meanEquity();
    }

    /** From the first close to the last. */
    double years() {
        return performance.years();
    }

    Performance performance() {
        return performance.performance();
    }

    /** Of each fold that has been traded, in order. */
    List<FoldReturn> folds() {
        List<FoldReturn> all = new ArrayList<>(done);
        if (fold > 0) {
            all.add(new FoldReturn(fold, last / before - 1));
        }
        return all;
    }
}
