package io.hindcast.engine.plugin;

import io.hindcast.forecast.Forecaster;

/** A plugin's forecaster, whose failures bear its name and whose calls can be watched. */
public final class ContainedForecaster implements Forecaster {
    private final Forecaster forecaster;
    private final Plugged who;
    private final Calls calls;
    private final int windowBars;
    private final int featureCount;

    ContainedForecaster(Forecaster forecaster, Plugged who) {
        this.forecaster = forecaster;
        this.who = who;
        this.calls = new Calls(who);
        this.windowBars = forecaster.windowBars();
        this.featureCount = forecaster.featureCount();
    }

    /** Sees whether its calls return. */
    public CallWatch watch() {
        return calls.watch();
    }

    @Override
    public int windowBars() {
        return windowBars;
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        ClassLoader before = calls.enter("forecast");
        try {
            forecaster.forecast(windows, count, values);
        } catch (Throwable e) {
            throw calls.failure("forecast", e);
        } finally {
            calls.leave(before);
        }
    }

    /**
     * A view for where nobody watches: a forecast that does not return is given up, and fails.
     *
     * @param forecaster from anywhere; one that is built in is returned as it is
     */
    public static Forecaster inTime(Forecaster forecaster) {
        return forecaster instanceof ContainedForecaster contained ? new InTime(contained) : forecaster;
    }

    private record InTime(ContainedForecaster contained) implements Forecaster {
        @Override
        public int windowBars() {
            return contained.windowBars();
        }

        @Override
        public int featureCount() {
            return contained.featureCount();
        }

        @Override
        public void forecast(float[] windows, int count, double[] values) {
            SetUp.call(contained.who, "forecast", () -> {
                contained.forecaster.forecast(windows, count, values);
                return true;
            });
        }

        @Override
        public void close() {
            contained.close();
        }
    }

    @Override
    public String toString() {
        return who.toString();
    }

    /** Is given up when it does not return: a call that hangs may hold what it waits for. */
    @Override
    public void close() {
        SetUp.call(who, "close", () -> {
            forecaster.close();
            return true;
        });
    }
}
