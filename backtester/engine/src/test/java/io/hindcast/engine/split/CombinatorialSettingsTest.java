package io.hindcast.engine.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CombinatorialSettingsTest {
    @Test
    void sixGroupsOfWhichTwoAreTestedMakeFifteenFoldsAndFivePaths() {
        CombinatorialPlan plan = new CombinatorialSettings(MapSettings.of(Map.of()), 2, 10).plan(604, 604);
        assertThat(plan.groups())
                .containsExactly(
                        new BarRange(0, 101),
                        new BarRange(101, 202),
                        new BarRange(202, 303),
                        new BarRange(303, 404),
                        new BarRange(404, 504),
                        new BarRange(504, 604));
        assertThat(plan.plan().folds()).hasSize(15);
        assertThat(plan.paths()).isEqualTo(5);
        // The figure in the book: folds of group 1 are 1 to 5, of group 2 are 1 and 6 to 9, of group 3 are 2, 6, 10,
        // 11, 12.
        assertThat(plan.path(0).stream().map(Fold::number)).containsExactly(1, 1, 2, 3, 4, 5);
        assertThat(plan.path(1).stream().map(Fold::number)).containsExactly(2, 6, 6, 7, 8, 9);
        assertThat(plan.path(4).stream().map(Fold::number)).containsExactly(5, 9, 12, 14, 15, 15);
        assertThatThrownBy(() -> plan.path(5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothSidesOfATestGroupArePurgedAndWhatFollowsItIsEmbargoed() {
        Map<String, Object> keys = Map.of("groups", 3, "test-groups", 1, "validation", 0.2);
        List<Fold> folds = new CombinatorialSettings(MapSettings.of(keys), 5, 20)
                .plan(320, 300)
                .plan()
                .folds();
        // Fold 2 tests [100, 200): [0, 95) and [225, 295) are left, 165 bars, of which 33 are validation; 5 go before
        // it.
        assertThat(folds.get(1))
                .isEqualTo(new Fold(
                        2,
                        List.of(new BarRange(0, 95), new BarRange(225, 257)),
                        List.of(new BarRange(262, 295)),
                        List.of(new BarRange(100, 200))));
        // Fold 3 tests [200, 300): [0, 195) are left, of which 39 are validation.
        assertThat(folds.get(2))
                .isEqualTo(new Fold(
                        3,
                        List.of(new BarRange(0, 151)),
                        List.of(new BarRange(156, 195)),
                        List.of(new BarRange(200, 300))));
    }

    @Test
    void whatCantBeDoneIsSaid() {
        assertRefused(Map.of("purge-bars", 1), "purge-bars: must be at least the model's horizon (2)");
        assertRefused(
                Map.of("embargo-bars", 9),
                "embargo-bars: must be at least the model's window plus the longest look-back of the features (10)");
        assertRefused(Map.of("test-groups", 6), "test-groups: must be below groups (6)");
        assertRefused(Map.of("groups", 20, "test-groups", 10), "more than 1,000 ways");
        assertRefused(Map.of("groups", 1000, "test-groups", 998), "more than 1,000 ways");
        assertRefused(Map.of("groups", 14, "test-groups", 4), "groups: 4 of 14 groups can be chosen in more than");
        assertRefused(Map.of("groups", 201, "test-groups", 1), "200 bars before the holdout can't be cut into 201");
        assertRefused(
                24, Map.of("groups", 12, "test-groups", 3), "left to learn from with 2 purged and 10 embargoed ones");
    }

    private static void assertRefused(Map<String, Object> keys, String message) {
        assertRefused(200, keys, message);
    }

    private static void assertRefused(long bars, Map<String, Object> keys, String message) {
        assertThatThrownBy(
                        () -> new CombinatorialSettings(MapSettings.of(keys).declare(CombinatorialSettings.KEYS), 2, 10)
                                .plan(bars, bars))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Property(tries = 200)
    void labelsAndWindowsKeepOutOfWhatIsTested(
            @ForAll @IntRange(min = 2, max = 7) int groups,
            @ForAll @IntRange(min = 1, max = 6) int tested,
            @ForAll @IntRange(min = 0, max = 6) int horizon,
            @ForAll @IntRange(min = 1, max = 12) int reach,
            @ForAll @IntRange(max = 50) int kept) {
        int testGroups = Math.min(tested, groups - 1);
        long rows = 900;
        long end = rows - kept;
        CombinatorialPlan plan = new CombinatorialSettings(
                        MapSettings.of(Map.of("groups", groups, "test-groups", testGroups)), horizon, reach)
                .plan(rows, end);
        for (Fold fold : plan.plan().folds()) {
            Set<Long> test = bars(fold.test());
            Set<Long> validation = bars(fold.validation());
            for (long bar : bars(fold.train())) {
                assertThat(bar + horizon).isLessThan(end);
                assertThat(reaches(bar - reach, bar + horizon, test)).isFalse();
                assertThat(reaches(bar, bar + horizon, validation)).isFalse();
                assertThat(bar).isLessThan(fold.validation().getFirst().from());
            }
            for (long bar : validation) {
                assertThat(bar + horizon).isLessThan(end);
                assertThat(reaches(bar - reach, bar + horizon, test)).isFalse();
            }
        }
        for (BarRange group : plan.groups()) {
            assertThat(plan.plan().folds().stream().filter(fold -> fold.test().contains(group)))
                    .hasSize(plan.paths());
        }
        Set<String> used = new HashSet<>();
        for (int path = 0; path < plan.paths(); path++) {
            List<Fold> along = plan.path(path);
            assertThat(along).hasSize(groups);
            for (int group = 0; group < groups; group++) {
                assertThat(along.get(group).test()).contains(plan.groups().get(group));
                assertThat(used.add(along.get(group).number() + " " + group)).isTrue();
            }
        }
        assertThat(plan.groups().stream().mapToLong(BarRange::bars).sum()).isEqualTo(end);
    }

    private static boolean reaches(long from, long to, Set<Long> bars) {
        return LongStream.rangeClosed(from, to).anyMatch(bars::contains);
    }

    private static Set<Long> bars(List<BarRange> ranges) {
        Set<Long> bars = new HashSet<>();
        ranges.forEach(range -> LongStream.range(range.from(), range.to()).forEach(bars::add));
        return bars;
    }
}
