package io.hindcast.runs.verdict;

import io.hindcast.market.Interval;
import io.hindcast.report.files.BaselineForecastColumn;
import io.hindcast.report.summary.Contest;
import io.hindcast.statistics.returns.BlockLength;
import io.hindcast.statistics.returns.StationaryBootstrap;
import io.hindcast.statistics.selection.ModelConfidenceSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which entrants of a comparison can be told apart, on one symbol. An entrant's series is the mean over its seeds, so that a
 * lucky seed is no winner; what cost nothing to know (buy and hold, cash, persistence, the training mean) takes part.
 */
public final class Contests {
    private static final int DRAWS = 2_000;
    private static final int FEWEST = 30;

    private final double level;
    private final long seed;

    /**
     * @param level of the sets
     * @param seed of the bootstrap
     */
    public Contests(double level, long seed) {
        this.level = level;
        this.seed = seed;
    }

    /**
     * By log return after costs, with buy and hold and cash among them.
     *
     * @param runs folders of the runs of each entrant that has traded, a seed each
     * @return empty where series don't cover the same periods, or a strategy has lost all
     */
    public Optional<Contest> returns(Map<String, List<Path>> runs, Interval interval) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, double[]> references = new LinkedHashMap<>();
        for (Map.Entry<String, List<Path>> entrant : runs.entrySet()) {
            List<double[]> seeds = new ArrayList<>();
            for (Path run : entrant.getValue()) {
                PeriodReturns returns = PeriodReturns.read(run, interval);
                if (!returns.defined()) {
                    return Optional.empty();
                }
                seeds.add(negative(returns.strategy()));
                returns.baselines().forEach((name, each) -> references.putIfAbsent(name, negative(each)));
            }
            losses.put(entrant.getKey(), mean(seeds));
        }
        references.forEach((name, each) -> losses.put(name.replace('-', ' '), each));
        return contest("log return after costs", losses, 1);
    }

    /**
     * By the squared error of the forecast return, with persistence and the training mean among them.
     *
     * @param runs folders of the runs of each entrant, a seed each
     * @param horizonBars of the forecasts, whose errors overlap beyond 1
     * @return empty where forecasts are not of the same bars, or a run has no training mean beside it
     */
    public Optional<Contest> errors(Map<String, List<Path>> runs, int horizonBars) {
        if (!runs.values().stream()
                .flatMap(List::stream)
                .allMatch(run -> Files.exists(run.resolve(BaselineForecastColumn.FILE)))) {
            return Optional.empty();
        }
        Map<String, double[]> losses = new LinkedHashMap<>();
        Map<String, double[]> references = new LinkedHashMap<>();
        runs.forEach((entrant, folders) -> {
            List<double[]> seeds = new ArrayList<>();
            for (Path run : folders) {
                Outcomes outcomes = Outcomes.read(run);
                seeds.add(squares(outcomes.actual(), outcomes.model()));
                references.putIfAbsent("persistence", squares(outcomes.actual(), new double[outcomes.count()]));
                references.putIfAbsent("the training mean", squares(outcomes.actual(), outcomes.mean()));
            }
            losses.put(entrant, mean(seeds));
        });
        losses.putAll(references);
        return contest("squared error of the return", losses, horizonBars);
    }

    private Optional<Contest> contest(String of, Map<String, double[]> losses, int leastBlock) {
        int count = losses.values().stream().mapToInt(each -> each.length).max().orElse(0);
        if (losses.size() < 2 || losses.values().stream().anyMatch(each -> each.length != count)) {
            return Optional.empty();
        }
        List<String> names = List.copyOf(losses.keySet());
        Map<String, Double> pValues = new LinkedHashMap<>();
        if (count < FEWEST) {
            names.forEach(name -> pValues.put(name, Double.NaN));
            return Optional.of(new Contest(of, level, count, List.of(), pValues));
        }
        double[][] series = losses.values().toArray(double[][]::new);
        double block = Arrays.stream(series)
                .mapToDouble(each -> BlockLength.of(each).stationaryAtLeast(leastBlock))
                .max()
                .orElseThrow();
        ModelConfidenceSet set = ModelConfidenceSet.of(series, new StationaryBootstrap(count, block, DRAWS, seed));
        IntStream.range(0, names.size()).forEach(i -> pValues.put(names.get(i), set.pValues()[i]));
        return Optional.of(new Contest(
                of,
                level,
                count,
                Arrays.stream(set.members(level)).mapToObj(names::get).toList(),
                pValues));
    }

    private static double[] mean(List<double[]> seeds) {
        double[] mean = new double[seeds.getFirst().length];
        for (double[] each : seeds) {
            for (int t = 0; t < Math.min(mean.length, each.length); t++) {
                mean[t] += each[t] / seeds.size();
            }
        }
        return mean;
    }

    private static double[] negative(double[] returns) {
        return Arrays.stream(returns).map(each -> -each).toArray();
    }

    private static double[] squares(double[] actual, double[] forecast) {
        double[] squares = new double[actual.length];
        for (int t = 0; t < squares.length; t++) {
            squares[t] = (actual[t] - forecast[t]) * (actual[t] - forecast[t]);
        }
        return squares;
    }
}
