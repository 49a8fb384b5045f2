package io.hindcast.engine.plugin;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** Pipelines side by side on the same bars; a row is complete when those of all of them are. */
final class CombinedPipeline implements FeaturePipeline {
    private final List<FeaturePipeline> parts;
    private final double[][] rows;
    private final int[] partOf;
    private final int[] columnOf;
    private final List<String> names = new ArrayList<>();
    private final int warmUpBars;

    /**
     * @param partOf for each column the pipeline that it is the next column of
     * @param makers of the pipelines
     */
    CombinedPipeline(int[] partOf, List<Supplier<FeaturePipeline>> makers) {
        this.partOf = partOf.clone();
        parts = makers.stream().map(Supplier::get).toList();
        rows = parts.stream().map(part -> new double[part.width()]).toArray(double[][]::new);
        columnOf = new int[partOf.length];
        int[] next = new int[parts.size()];
        for (int column = 0; column < partOf.length; column++) {
            int part = partOf[column];
            columnOf[column] = next[part]++;
            names.add(parts.get(part).names().get(columnOf[column]));
        }
        warmUpBars = parts.stream().mapToInt(FeaturePipeline::warmUpBars).max().orElse(0);
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
        boolean complete = true;
        for (int part = 0; part < rows.length; part++) {
            complete &= parts.get(part).update(bar, rows[part]);
        }
        if (!complete) {
            Arrays.fill(row, 0, partOf.length, Double.NaN);
            return false;
        }
        for (int column = 0; column < partOf.length; column++) {
            row[column] = rows[partOf[column]][columnOf[column]];
        }
        return true;
    }
}
