package io.hindcast.features;

import java.util.function.IntToDoubleFunction;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.AbstractIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Values over the bars of a series, one a bar, and how much of the series they need. Lines are made from lines, and these
 * two numbers with them, so that warm-up and memory follow from the formulas.
 *
 * @param values of an index; defined from {@code warmUpBars} on, and what is computed from a recursive indicator at the
 *     newest bar alone
 * @param indicator the same values for Ta4j
 * @param warmUpBars index of the first value that counts
 * @param reachBars how many bars before its own a value may be computed from, as long as all recursive indicators are kept
 *     up to date
 */
record IndicatorLine(IntToDoubleFunction values, Indicator<Num> indicator, int warmUpBars, int reachBars) {
    /** A line of one of Ta4j's indicators. */
    static IndicatorLine of(Indicator<Num> indicator, int warmUpBars, int reachBars) {
        return new IndicatorLine(index -> indicator.getValue(index).doubleValue(), indicator, warmUpBars, reachBars);
    }

    /** A line of a formula of our own. */
    static IndicatorLine of(BarSeries series, IntToDoubleFunction formula, int warmUpBars, int reachBars) {
        return new IndicatorLine(formula, new Formula(series, formula, warmUpBars), warmUpBars, reachBars);
    }

    /** The value of a bar. */
    double at(int index) {
        return values.applyAsDouble(index);
    }

    /** Lets Ta4j compute on a formula of ours. */
    private static final class Formula extends AbstractIndicator<Num> {
        private final IntToDoubleFunction formula;
        private final int unstableBars;

        Formula(BarSeries series, IntToDoubleFunction formula, int unstableBars) {
            super(series);
            this.formula = formula;
            this.unstableBars = unstableBars;
        }

        @Override
        public Num getValue(int index) {
            return DoubleNum.valueOf(formula.applyAsDouble(index));
        }

        @Override
        public int getCountOfUnstableBars() {
            return unstableBars;
        }
    }
}
