package io.hindcast.engine.split;

import java.util.List;

/**
 * The bars of one model: what it learns from and what it is tried on. All three are decision bars, whose windows may reach
 * back and whose labels reach on by the horizon; ranges are in the order of time.
 *
 * @param number from 1, in the order of the plan
 * @param train fits scalers and weights
 * @param validation decides when training stops
 * @param test out of sample: one range in a walk-forward; in combinatorial folds one for each group
 */
public record Fold(int number, List<BarRange> train, List<BarRange> validation, List<BarRange> test) {
    /** @throws IllegalArgumentException when the number is below 1 or one of the three has no bar */
    public Fold {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        if (number < 1 || train.isEmpty() || validation.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException("a fold needs a number, train, validation and test: " + number + ", "
                    + train + ", " + validation + ", " + test);
        }
    }

    /**
     * The first bar that training knows nothing of: the first one of the test, or, where the model traded others before these, of
     * what it traded first.
     *
     * @param purgeBars at the end of validation
     */
    public long knownTo(int purgeBars) {
        return Math.min(test.getFirst().from(), validation.getLast().to() + purgeBars);
    }
}
