package io.hindcast.engine.seeds;

import io.hindcast.engine.plugin.CallWatch;
import io.hindcast.engine.plugin.ContainedForecaster;
import io.hindcast.forecast.Forecaster;
import java.util.List;

/** Forecasts the mean of what several forecasters of the same windows say. */
public final class MeanForecaster implements Forecaster {
    private final List<Forecaster> forecasters;
    private final Mean mean;

    MeanForecaster(List<Forecaster> forecasters) {
        this.forecasters = List.copyOf(forecasters);
        mean = new Mean(forecasters.size());
    }

    /** See whether calls of those that come from a plugin return. */
    public static List<CallWatch> watches(Forecaster forecaster) {
        return switch (forecaster) {
            case MeanForecaster of ->
                of.forecasters.stream().flatMap(each -> watches(each).stream()).toList();
            case ContainedForecaster contained -> List.of(contained.watch());
            default -> List.of();
        };
    }

    /** A view for where nobody watches: see {@link ContainedForecaster#inTime}. */
    public static Forecaster inTime(Forecaster forecaster) {
        return forecaster instanceof MeanForecaster of
                ? new MeanForecaster(
                        of.forecasters.stream().map(ContainedForecaster::inTime).toList())
                : ContainedForecaster.inTime(forecaster);
    }

    @Override
    public int windowBars() {
        return forecasters.getFirst().windowBars();
    }

    @Override
    public int featureCount() {
        return forecasters.getFirst().featureCount();
    }

    @Override
    public void forecast(float[] windows, int count, double[] values) {
        mean.of(count, values, (member, into) -> forecasters.get(member).forecast(windows, count, into));
    }

    @Override
    public void close() {
        forecasters.forEach(Forecaster::close);
    }

    /** What they are called where they are refused: all are of one kind. */
    @Override
    public String toString() {
        return forecasters.getFirst().toString();
    }
}
