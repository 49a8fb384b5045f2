package io.hindcast.runs.trials;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Return series side by side, a row a trial and a column a day. */
public final class AlignedReturns {
    private final List<LocalDate> dates;
    private final double[][] strategy;
    private final double[][] excess;

    private AlignedReturns(List<LocalDate> dates, double[][] strategy, double[][] excess) {
        this.dates = dates;
        this.strategy = strategy;
        this.excess = excess;
    }

    static AlignedReturns of(List<LocalDate> dates, List<Map<LocalDate, TrialReturns.Day>> trials) {
        double[][] strategy = new double[trials.size()][dates.size()];
        double[][] excess = new double[trials.size()][dates.size()];
        for (int i = 0; i < trials.size(); i++) {
            for (int j = 0; j < dates.size(); j++) {
                TrialReturns.Day day = trials.get(i).get(dates.get(j));
                strategy[i][j] = day == null ? Double.NaN : day.strategy();
                excess[i][j] = day == null ? Double.NaN : day.strategy() - day.buyAndHold();
            }
        }
        return new AlignedReturns(dates, strategy, excess);
    }

    /** The days, in the order of time. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** How many series there are. */
    public int trials() {
        return strategy.length;
    }

    /** Returns of a trial, from 0 on, a fraction a day; NaN on days that it has not. */
    public double[] strategy(int trial) {
        return strategy[trial].clone();
    }

    /** The same less those of buy and hold. */
    public double[] excess(int trial) {
        return excess[trial].clone();
    }
}
