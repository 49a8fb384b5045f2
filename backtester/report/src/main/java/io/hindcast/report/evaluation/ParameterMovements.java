package io.hindcast.report.evaluation;

import io.hindcast.report.files.CsvTable;
import io.hindcast.report.files.FoldParameterColumn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What folds have fitted besides the weights, and how far it moved from fold to fold, from {@code fold_parameters.csv}.
 *
 * @param folds their numbers
 * @param shown the parameters that moved most, largest movement first
 * @param moved how many moved at all
 * @param still how many are the same in all folds
 */
record ParameterMovements(List<Long> folds, List<Movement> shown, int moved, int still) {
    /** The most parameters that are shown. */
    static final int LIMIT = 20;

    /** A deviation below this share of the mean is rounding. */
    private static final double ROUNDING = 1e-9;

    private static final List<FoldParameterColumn> COLUMNS =
            List.of(FoldParameterColumn.FOLD_NUMBER, FoldParameterColumn.NAME, FoldParameterColumn.VALUE);

    ParameterMovements {
        folds = List.copyOf(folds);
        shown = List.copyOf(shown);
    }

    /**
     * A parameter.
     *
     * @param name of it
     * @param values of each fold, the mean over seeds; NaN where a fold has none
     */
    record Movement(String name, double[] values) {
        Distribution distribution() {
            return Distribution.of(Arrays.stream(values));
        }

        /** Largest less smallest value, in standard deviations over the folds; 0 where it never moved. */
        double span() {
            Distribution all = distribution();
            double sd = all.sd();
            double largest = Math.max(Math.abs(all.min()), Math.abs(all.max()));
            return sd > ROUNDING * largest ? (all.max() - all.min()) / sd : 0;
        }
    }

    private static final class Sum {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double mean() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }

    /**
     * Reads the file.
     *
     * @return empty where there is none: the run has one fold, or no model
     * @throws io.hindcast.settings.InvalidInputException when the file is not what docs/run-folder.md says
     */
    static Optional<ParameterMovements> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, Map<Long, Sum>> sums = new LinkedHashMap<>();
        TreeSet<Long> folds = new TreeSet<>();
        CsvTable.read(file, COLUMNS, row -> {
            long fold = row.wholeNumber(FoldParameterColumn.FOLD_NUMBER);
            double value = row.number(FoldParameterColumn.VALUE);
            folds.add(fold);
            Sum sum = sums.computeIfAbsent(row.text(FoldParameterColumn.NAME), name -> new TreeMap<>())
                    .computeIfAbsent(fold, number -> new Sum());
            if (Double.isFinite(value)) {
                sum.add(value);
            }
        });
        List<Movement> moved = new ArrayList<>();
        sums.forEach((name, byFold) -> moved.add(new Movement(
                name,
                folds.stream()
                        .mapToDouble(
                                fold -> byFold.getOrDefault(fold, new Sum()).mean())
                        .toArray())));
        moved.removeIf(movement -> movement.span() == 0);
        moved.sort(Comparator.comparingDouble(Movement::span).reversed());
        return Optional.of(new ParameterMovements(
                List.copyOf(folds),
                moved.subList(0, Math.min(LIMIT, moved.size())),
                moved.size(),
                sums.size() - moved.size()));
    }
}
