package io.hindcast.features;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Computes the features of one instrument on a Ta4j series that keeps as many bars as the features reach back. */
final class Ta4jFeaturePipeline implements FeaturePipeline {
    private final List<String> names;
    private final Ta4jSeries series;
    private final IndicatorLine[] columns;
    private final List<RecursiveIndicator> recursions;
    private final int warmUpBars;

    private Ta4jFeaturePipeline(List<ConfiguredFeature> features, Ta4jSeries series, ZoneId zone) {
        this.series = series;
        names = features.stream().map(ConfiguredFeature::name).toList();
        Lines lines = new Lines(series.series(), zone);
        columns = features.stream().map(feature -> feature.build(lines)).toArray(IndicatorLine[]::new);
        recursions = lines.recursions();
        warmUpBars =
                Arrays.stream(columns).mapToInt(IndicatorLine::warmUpBars).max().orElse(0);
    }

    /** A pipeline that keeps the bars that it needs. */
    static Ta4jFeaturePipeline bounded(List<ConfiguredFeature> features, Interval interval, ZoneId zone) {
        // Built twice: how many bars to keep is known from the lines, but wanted before the series is made.
        int reach = Arrays.stream(unbounded(features, interval, zone).columns)
                .mapToInt(IndicatorLine::reachBars)
                .max()
                .orElse(0);
        return new Ta4jFeaturePipeline(features, new Ta4jSeries(interval, reach + 1), zone);
    }

    /** A pipeline that keeps all bars. */
    static Ta4jFeaturePipeline unbounded(List<ConfiguredFeature> features, Interval interval, ZoneId zone) {
        return new Ta4jFeaturePipeline(features, new Ta4jSeries(interval), zone);
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public int warmUpBars() {
        return warmUpBars;
    }

    @Override
    public boolean update(Bar bar, double[] row) {
        int index = series.add(bar);
        for (RecursiveIndicator recursion : recursions) {
            recursion.getValue(index);
        }
        if (index < warmUpBars) {
            Arrays.fill(row, 0, columns.length, Double.NaN);
            return false;
        }
        for (int column = 0; column < columns.length; column++) {
            double value = columns[column].at(index);
            if (!Double.isFinite(value)) {
                throw new IllegalStateException(
                        "feature must be finite: " + names.get(column) + "=" + value + ", at " + bar);
            }
            row[column] = value;
        }
        return true;
    }
}
