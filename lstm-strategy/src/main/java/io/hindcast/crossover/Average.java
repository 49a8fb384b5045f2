package io.hindcast.crossover;

import io.hindcast.features.ExponentialAverageIndicator;
import io.hindcast.features.RecursiveWarmUp;
import io.hindcast.features.WindowMeanIndicator;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/** Which moving average. */
public enum Average {
    /** Simple: the mean of the last bars; warm once its window is full. */
    SMA {
        @Override
        Indicator<Num> of(Indicator<Num> source, int bars) {
            return new WindowMeanIndicator(source, bars);
        }

        @Override
        int warmUpBars(int bars) {
            return bars - 1;
        }
    },
    /** Exponential, with the weight {@code 2 / (bars + 1)}; warm once its first value weighs at most 1 %. */
    EMA {
        @Override
        Indicator<Num> of(Indicator<Num> source, int bars) {
            return new ExponentialAverageIndicator(source, RecursiveWarmUp.exponentialSmoothing(bars));
        }

        @Override
        int warmUpBars(int bars) {
            return RecursiveWarmUp.bars(RecursiveWarmUp.exponentialSmoothing(bars));
        }
    };

    /** Builds the average of an indicator. */
    abstract Indicator<Num> of(Indicator<Num> source, int bars);

    /** How many bars pass before the first value counts. */
    abstract int warmUpBars(int bars);
}
