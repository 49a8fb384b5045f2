package io.hindcast.engine.split;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The {@code combinatorial} section: combinatorial purged cross-validation (M. López de Prado, Advances in Financial Machine
 * Learning, 2018, chapter 12). The {@code end} bars before the holdout are {@code groups} groups that follow each other, as
 * equal as they can be, the first ones a bar longer. Each choice of {@code test-groups} of them is a fold, in lexicographic
 * order; it learns from what is left of the other groups:
 *
 * <ul>
 *   <li>The {@code purge} bars before each test group go, since their labels reach into it.
 *   <li>The {@code purge} bars behind each test group go, since the labels of its last bars reach into them, and {@code
 *       embargo} more, since the windows of these, and the features in them, reach back into the bars before.
 *   <li>The last {@code purge} bars before {@code end} go, since their labels lie behind it.
 *   <li>Of the {@code bars} that are left, those from the {@code floor(bars * (1 - validation))}-th on are validation,
 *       whatever groups they are in; the {@code purge} bars before the first of them go, as far as they were left. Nothing
 *       goes behind the validation, since no training bar is there.
 * </ul>
 *
 * <p>Models of these folds know the future of what they are tested on, so their results are hindsight.
 */
public final class CombinatorialSettings {
    private static final int MOST_FOLDS = 1_000;

    private static final Key<Integer> GROUPS = Key.integer(
                    "groups", 2, MOST_FOLDS, "Parts of equal length that the bars before the holdout are cut into")
            .unit("groups")
            .byDefault(6);
    private static final Key<Integer> TEST_GROUPS = Key.integer(
                    "test-groups", 1, MOST_FOLDS, "How many of them each fold tests; each choice is a fold")
            .unit("groups")
            .byDefault(2);
    private static final Key<Double> VALIDATION = Key.decimal(
                    "validation",
                    0.01,
                    0.9,
                    "The last part of what a fold learns from, which decides when training stops")
            .unit("parts of the bars")
            .byDefault(0.15);
    private static final Key<Integer> EMBARGO = Key.integer(
                    "embargo-bars",
                    0,
                    PurgeKeys.MOST,
                    "Bars behind a test group, and behind those that are purged there, that are not learnt from")
            .unit("bars")
            .usually("the model's window and the longest look-back of the features");

    /** What the section may hold. */
    public static final Keys KEYS = Keys.of(GROUPS, TEST_GROUPS, VALIDATION, PurgeKeys.PURGE, EMBARGO);

    private final Settings settings;
    private final int groups;
    private final int testGroups;
    private final double validation;
    private final int purge;
    private final int embargo;

    /**
     * Reads the section.
     *
     * @param settings the section
     * @param horizonBars of the labels: the least there can be to purge
     * @param reachBars the model's window plus the longest look-back of its features: the least embargo
     * @throws InvalidInputException when a value is out of range or contradicts another
     */
    public CombinatorialSettings(Settings settings, int horizonBars, int reachBars) {
        this.settings = settings;
        groups = settings.get(GROUPS);
        testGroups = settings.get(TEST_GROUPS);
        validation = settings.get(VALIDATION);
        purge = PurgeKeys.purge(settings, horizonBars);
        embargo = PurgeKeys.atLeast(
                settings,
                EMBARGO,
                reachBars,
                "the model's window plus the longest look-back of the features (" + reachBars
                        + "), since what is learnt from behind a test group reaches back so far");
        if (testGroups >= groups) {
            throw settings.invalid(
                    TEST_GROUPS,
                    "must be below groups (" + groups + "), so that there is something to learn from, but is "
                            + testGroups);
        }
        if (choices() > MOST_FOLDS) {
            throw settings.invalid(
                    GROUPS,
                    String.format(
                            Locale.ROOT,
                            "%d of %d groups can be chosen in more than %,d ways, each of which is a training; use fewer"
                                    + " groups",
                            testGroups,
                            groups,
                            MOST_FOLDS));
        }
    }

    /** Up to one more than are allowed. */
    private long choices() {
        long choices = 1;
        for (int i = 1; i <= Math.min(testGroups, groups - testGroups) && choices <= MOST_FOLDS; i++) {
            choices = choices * (groups - i + 1) / i;
        }
        return choices;
    }

    /** Bars whose labels would reach into the next segment. */
    public int purgeBars() {
        return purge;
    }

    /** Bars behind those that are purged behind a test group, not learnt from either. */
    public int embargoBars() {
        return embargo;
    }

    /**
     * The folds before the holdout.
     *
     * @param rows bars in all
     * @param end where the run's holdout begins; {@code rows} when all bars may be learnt from and tested
     * @throws InvalidInputException when a fold would have nothing to learn from or to validate on
     */
    public CombinatorialPlan plan(long rows, long end) {
        if (end < groups) {
            throw settings.invalid(
                    GROUPS,
                    String.format(Locale.ROOT, "%,d bars before the holdout can't be cut into %d groups", end, groups));
        }
        List<BarRange> all = groups(end);
        List<Fold> folds = new ArrayList<>();
        choose(all, 0, List.of(), folds, end);
        return new CombinatorialPlan(FoldPlan.of(rows, end, folds), all);
    }

    private List<BarRange> groups(long end) {
        List<BarRange> all = new ArrayList<>();
        long from = 0;
        for (int group = 0; group < groups; group++) {
            long to = from + end / groups + (group < end % groups ? 1 : 0);
            all.add(new BarRange(from, to));
            from = to;
        }
        return all;
    }

    /** Goes on choosing from a group on, in lexicographic order. */
    private void choose(List<BarRange> all, int next, List<BarRange> chosen, List<Fold> folds, long end) {
        if (chosen.size() == testGroups) {
            folds.add(fold(folds.size() + 1, chosen, end));
            return;
        }
        for (int group = next; group <= groups - (testGroups - chosen.size()); group++) {
            List<BarRange> more = new ArrayList<>(chosen);
            more.add(all.get(group));
            choose(all, group + 1, more, folds, end);
        }
    }

    private Fold fold(int number, List<BarRange> test, long end) {
        BarRanges left = new BarRanges(List.of(new BarRange(0, end))).without(end - purge, end);
        for (BarRange group : test) {
            left = left.without(group.from() - purge, group.to() + purge + embargo);
        }
        long before = TrainingShare.before(left.bars(), validation);
        if (before == left.bars()) {
            throw nothingLeft(number, left.bars(), 0);
        }
        long border = left.index(before);
        BarRanges train = left.without(border - purge, end);
        if (train.all().isEmpty()) {
            throw nothingLeft(number, left.bars(), left.bars() - before);
        }
        return new Fold(number, train.all(), left.from(border).all(), test);
    }

    private InvalidInputException nothingLeft(int number, long bars, long validated) {
        return settings.invalid(
                GROUPS,
                String.format(
                        Locale.ROOT,
                        "fold %,d has %,d bars left to learn from with %,d purged and %,d embargoed ones at its %d test"
                                + " groups, of which %,d are for validation (validation: %s) and none for training; use"
                                + " fewer groups, fewer test-groups or more data",
                        number,
                        bars,
                        purge,
                        embargo,
                        testGroups,
                        validated,
                        validation));
    }
}
