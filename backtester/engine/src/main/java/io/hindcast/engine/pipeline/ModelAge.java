package io.hindcast.engine.pipeline;

import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import java.util.function.Supplier;

/**
 * Keeps a model from forecasting a bar that its training has seen, whichever way it comes into a run. Times are closes of
 * bars, nanoseconds since 1970-01-01T00:00Z.
 */
public final class ModelAge {
    private ModelAge() {}

    /**
     * For a model that is brought to stored bars.
     *
     * @param name of the model in the message
     * @param lastSeen the last bar of its training
     * @param firstTest the first bar of the test segment
     * @throws InvalidInputException when training has seen that bar or a later one
     */
    public static void requireBlindToTest(String name, long lastSeen, long firstTest) {
        require(
                lastSeen,
                firstTest,
                () -> "model " + name + ": was trained on bars up to " + EpochNanos.toInstant(lastSeen)
                        + ", but the test segment begins at " + EpochNanos.toInstant(firstTest)
                        + ": it would be tested on what it has learnt; move the split or leave --model away to train one");
    }

    /**
     * For the model that a session begins with.
     *
     * @param name of the model in the message
     * @param lastSeen the last bar of its training
     * @param queue of the history
     * @param historyEnd the last bar of the history
     * @throws InvalidInputException when training has seen later bars
     */
    public static void requireWithinHistory(String name, long lastSeen, String queue, long historyEnd) {
        require(
                lastSeen,
                soonestAfter(historyEnd),
                () -> "model " + name + ": was trained on bars after the history of this session (queue " + queue
                        + "), which may be those that it is to forecast; use a model that ends with the history, or"
                        + " import a longer history");
    }

    /**
     * For a model that comes into a session.
     *
     * @param name of the model in the message
     * @param lastKnown the last bar that the session knows
     * @throws InvalidInputException when training has seen later bars
     */
    public static void requireKnown(String name, LiveModel model, long lastKnown) {
        require(
                model.lastTime(),
                soonestAfter(lastKnown),
                () -> "model " + name + ": was trained on bars up to " + EpochNanos.toInstant(model.lastTime())
                        + ", but the last bar of the session is that of " + EpochNanos.toInstant(lastKnown)
                        + ": it would forecast bars that it has seen; use one that was trained on earlier bars, or reload"
                        + " it when the session has come that far");
    }

    /**
     * For a model that takes over in the line.
     *
     * @param bar the first one that it is to forecast on
     * @throws InvalidInputException when training has seen that bar or a later one
     */
    static void requireUnseen(LiveModel model, long bar) {
        require(
                model.lastTime(),
                bar,
                () -> "model " + model.id() + ": was trained on bars up to " + EpochNanos.toInstant(model.lastTime())
                        + ", so it can't forecast on the bar of " + EpochNanos.toInstant(bar)
                        + "; use one that was trained on earlier bars");
    }

    private static void require(long lastSeen, long firstForecast, Supplier<String> refusal) {
        if (lastSeen >= firstForecast) {
            throw new InvalidInputException(refusal.get());
        }
    }

    /** The earliest close that a bar behind this one can have. */
    private static long soonestAfter(long close) {
        return close + 1;
    }
}
