package io.hindcast.runs.verdict;

import io.hindcast.market.Interval;
import io.hindcast.report.files.BaselineColumn;
import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.EquityColumn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Log returns of the strategy and of its baselines, by bar; of bars shorter than a day summed to UTC days, since four fills in a
 * week of minutes are not ten thousand observations.
 *
 * @param daily whether they are sums over days
 * @param strategy after costs
 * @param baselines after the same costs, by name; of the same periods
 * @param days from the first close to the last
 */
record PeriodReturns(boolean daily, double[] strategy, Map<String, double[]> baselines, double days) {
    /** The baseline that holds its money: what persistence, which forecasts no move, would trade. */
    static final String CASH = "cash";

    private static final List<BaselineColumn> NAMED = Arrays.stream(BaselineColumn.values())
            .filter(column -> column != BaselineColumn.TIME)
            .toList();
    private static final long MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    /** Of a run whose rows are complete and that has baselines. */
    static PeriodReturns read(Path folder, Interval interval) {
        boolean daily = interval.intraday();
        Sums strategy = new Sums(daily);
        CsvTable.read(
                folder.resolve(EquityColumn.FILE),
                List.of(EquityColumn.TIME, EquityColumn.EQUITY),
                row -> strategy.add(row.time(EquityColumn.TIME), row.number(EquityColumn.EQUITY)));
        Map<BaselineColumn, Sums> sums = new LinkedHashMap<>();
        NAMED.forEach(column -> sums.put(column, new Sums(daily)));
        CsvTable.read(
                folder.resolve(BaselineColumn.FILE),
                List.of(BaselineColumn.values()),
                row -> sums.forEach((column, each) -> each.add(row.time(BaselineColumn.TIME), row.number(column))));
        Map<String, double[]> baselines = new LinkedHashMap<>();
        double[] returns = strategy.returns();
        baselines.put(CASH, new double[returns.length]);
        sums.forEach((column, each) -> {
            double[] its = each.returns();
            if (its.length == returns.length && Arrays.stream(its).noneMatch(Double::isNaN)) {
                baselines.put(column.header().replace('_', '-'), its);
            }
        });
        return new PeriodReturns(daily, returns, baselines, (double) strategy.millis() / MILLIS_A_DAY);
    }

    int count() {
        return strategy.length;
    }

    /** False where equity fell to nothing, so that there is no log return. */
    boolean defined() {
        return Arrays.stream(strategy).allMatch(Double::isFinite);
    }

    /** Equity at each close that ends a period. */
    private static final class Sums {
        private final boolean daily;
        private final List<Double> ends = new ArrayList<>();
        private long first = Long.MIN_VALUE;
        private long last;
        private double equity = Double.NaN;

        private Sums(boolean daily) {
            this.daily = daily;
        }

        private void add(long millis, double value) {
            if (first == Long.MIN_VALUE) {
                first = millis;
                if (daily) {
                    // What the first day brings counts from its first close on.
                    ends.add(value);
                }
            } else if (!daily || Math.floorDiv(millis, MILLIS_A_DAY) != Math.floorDiv(last, MILLIS_A_DAY)) {
                ends.add(equity);
            }
            last = millis;
            equity = value;
        }

        private long millis() {
            return first == Long.MIN_VALUE ? 0 : last - first;
        }

        private double[] returns() {
            List<Double> all = new ArrayList<>(ends);
            all.add(equity);
            double[] returns = new double[Math.max(0, all.size() - 1)];
            for (int i = 0; i < returns.length; i++) {
                returns[i] = Math.log(all.get(i + 1) / all.get(i));
            }
            return returns;
        }
    }
}
