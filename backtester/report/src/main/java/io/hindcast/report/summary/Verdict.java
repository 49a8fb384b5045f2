package io.hindcast.report.summary;

import io.hindcast.report.files.NullWhenEmpty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether what a run shows can be luck: the section {@code verdict}, an answer for each question. A question that a run can't
 * be asked (there is no model, or nothing is traded) is not there.
 *
 * @param level of the tests and of the intervals: how often chance alone may say yes
 * @param returns what a return is in the questions about money
 * @param knowsSomething whether the forecasts know more than the mean return of the training bars
 * @param forecastsBetter whether the forecasts have smaller errors than persistence
 * @param beats whether the strategy earns more, after costs, than each baseline, by name; intervals hold for all of them
 *     together
 * @param beatsAll whether it earns more than each of them
 * @param survivesTrials whether the return stands out from the luckiest of all trials on these bars
 * @param survivesTrialsOverHold the same of the return in excess of buy and hold
 */
public record Verdict(
        double level,
        @NullWhenEmpty Optional<Returns> returns,
        Optional<Question> knowsSomething,
        Optional<Question> forecastsBetter,
        Map<String, Question> beats,
        Optional<Question> beatsAll,
        Optional<Question> survivesTrials,
        Optional<Question> survivesTrialsOverHold) {
    /** Copies the map. */
    public Verdict {
        beats = Collections.unmodifiableMap(new LinkedHashMap<>(beats));
    }

    /** What can be said. */
    public enum Answer {
        /** Chance does not explain it. */
        YES,
        /** Chance does not explain the contrary. */
        NO,
        /** Chance explains what is seen, or there is too little of it. */
        CANNOT_TELL
    }

    /**
     * A question and its answer.
     *
     * @param answer what can be said
     * @param test by which, in words
     * @param figure that it goes by, in the unit that {@code of} names
     * @param of what the figure is, in words, such as {@code difference of annual log return}
     * @param interval of the figure; empty where the test has none
     * @param level of test or interval
     * @param pValue of the test; empty where it has none
     * @param count outcomes, returns or trials that it goes by
     * @param detectable the smallest figure that so many would have shown with 80 % power; empty where it is not known
     * @param reason why the answer is {@code cannot-tell} whatever the figures; empty where the figures decide
     */
    public record Question(
            Answer answer,
            String test,
            double figure,
            String of,
            Optional<Interval> interval,
            double level,
            OptionalDouble pValue,
            long count,
            OptionalDouble detectable,
            Optional<String> reason) {}

    /**
     * Where a figure lies.
     *
     * @param lower end
     * @param upper end
     */
    public record Interval(double lower, double upper) {}

    /**
     * The returns that the questions about money go by.
     *
     * @param period what one of them covers: {@code bar} or {@code day}
     * @param count how many
     * @param perYear how many a year has
     * @param blockLength expected length of a block of the bootstrap, in returns
     * @param draws of the bootstrap
     * @param roundTrips of the strategy
     * @param days from the first return to the last
     */
    public record Returns(
            String period, long count, double perYear, double blockLength, long draws, long roundTrips, double days) {}
}
