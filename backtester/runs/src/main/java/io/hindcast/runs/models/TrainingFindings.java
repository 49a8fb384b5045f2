package io.hindcast.runs.models;

import io.hindcast.engine.seeds.OfSeeds;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** What a training set or a trained model calls for saying: sentences for the terminal and the report. */
public final class TrainingFindings {
    /** A column is nearly constant when at most one row in a hundred has another value. */
    private static final double NEARLY = 0.99;

    /** Values that differ by less than this part of themselves differ by rounding. */
    private static final double ROUNDING = 1e-12;

    /** A column that varies by less than this part of itself hardly varies: any usual value later is far outside. */
    private static final double HARDLY = 1e-6;

    private static final int MOST_NAMED = 10;

    private TrainingFindings() {}

    /** Features, and the target, that hardly vary on the training segment. */
    static List<String> of(TrainingSet set, TrainableModel<?> model) {
        List<String> findings = new ArrayList<>();
        int[] train = set.trainRows();
        for (int column = 0; column < set.inputs().features().size(); column++) {
            int each = column;
            constancy(train, row -> set.features()[row][each])
                    .ifPresent(how ->
                            findings.add("features: " + set.inputs().features().get(each) + how
                                    + "; it tells the model next to nothing, and how a value that training has not seen"
                                    + " would be scaled is arbitrary"));
        }
        int[] labelled = Arrays.stream(train)
                .filter(row -> row < set.close().length - model.horizonBars())
                .toArray();
        constancy(labelled, row -> model.target().value(set.close()[row], set.close()[row + model.horizonBars()]))
                .ifPresent(how -> findings.add(
                        "model.target: what is to be forecast" + how + "; there is next to nothing to learn from it"));
        return findings;
    }

    /** That a model is a constant, or no better than one on the segment that chose its weights. */
    public static List<String> of(FittedModel model) {
        if (model instanceof OfSeeds mean) {
            return mean.members().stream()
                    .flatMap(member -> of(member.model()).stream().map(each -> "seed " + member.seed() + ": " + each))
                    .toList();
        }
        double constant = model.constantLoss();
        Optional<EpochResult> best = best(model);
        if (Double.isNaN(constant) || best.isEmpty() || best.get().validationLoss() < constant) {
            return model.constant() ? List.of("this model is a constant") : List.of();
        }
        String losses = String.format(
                Locale.ROOT,
                "its best validation loss, %.6f after epoch %d, is not below the %.6f that the mean of the training"
                        + " segment has",
                best.get().validationLoss(),
                best.get().epoch(),
                constant);
        return List.of(
                model.constant()
                        ? "this model is a constant: what was trained was left out, since " + losses
                        : "the model is no better than a constant: " + losses
                                + "; model.training.constant: keep would take that mean instead");
    }

    /**
     * The same of several models at once.
     *
     * @param all how many there are
     * @param names of those that are a constant, or no better than one
     */
    static String ofMany(int all, List<String> names) {
        String shown = String.join("; ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return String.format(
                Locale.ROOT,
                "%d of %d nets are a constant or no better than one, as their best validation loss is not below that of the"
                        + " mean of their training segment (%s%s); model.training.constant: keep would take that mean instead",
                names.size(),
                all,
                shown,
                names.size() > MOST_NAMED ? "; and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    /** The epoch whose weights were kept; empty for a model that tells of none, and for a mean of several. */
    public static Optional<EpochResult> best(FittedModel model) {
        if (model instanceof OfSeeds) {
            // The least loss of several trainings is that of none of them.
            return Optional.empty();
        }
        return model.training().stream().min(Comparator.comparingDouble(EpochResult::validationLoss));
    }

    private static Optional<String> constancy(int[] of, IntToDoubleFunction value) {
        int rows = of.length;
        double[] sorted = Arrays.stream(of).mapToDouble(value).sorted().toArray();
        int most = 0;
        double commonest = Double.NaN;
        int from = 0;
        for (int i = 0; i < rows; i++) {
            if (sorted[i] - sorted[from] > ROUNDING * Math.max(Math.abs(sorted[i]), Math.abs(sorted[from]))) {
                from = i;
            }
            if (i + 1 - from > most) {
                most = i + 1 - from;
                commonest = sorted[from];
            }
        }
        if (most == rows && rows > 0) {
            return Optional.of(" is " + commonest + " in every row of the training segment");
        }
        double least = rows == 0 ? 0 : sorted[0];
        double greatest = rows == 0 ? 0 : sorted[rows - 1];
        if (rows > 0 && greatest - least < HARDLY * Math.max(Math.abs(least), Math.abs(greatest))) {
            return Optional.of(" lies between " + least + " and " + greatest + " in every row of the training segment");
        }
        return most >= NEARLY * rows
                ? Optional.of(String.format(
                        Locale.ROOT, " is %s in %,d of the %,d rows of the training segment", commonest, most, rows))
                : Optional.empty();
    }
}
