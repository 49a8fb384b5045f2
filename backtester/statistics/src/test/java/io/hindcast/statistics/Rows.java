package io.hindcast.statistics;

import io.hindcast.statistics.returns.Resampling;
import java.util.function.IntFunction;

/** Rows that another implementation used too. */
public record Rows(int observations, int replications, IntFunction<int[]> rows) implements Resampling {
    /** Stored ones. */
    public static Rows of(int[]... rows) {
        return new Rows(rows[0].length, rows.length, replication -> rows[replication].clone());
    }

    @Override
    public int[] row(int replication) {
        return rows.apply(replication);
    }
}
