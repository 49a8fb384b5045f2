package io.hindcast.engine.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkForwardSettingsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void anchoredFoldsLearnFromTheFirstBarOn() {
        FoldPlan plan = plan(5, 130, "min-train-bars", 100, "test-bars", 20, "validation", 0.2, "holdout-bars", 7);
        assertThat(plan.rows()).isEqualTo(130);
        assertThat(plan.holdout()).contains(new BarRange(123, 130));
        assertThat(plan.folds())
                .containsExactly(
                        fold(1, 0, 75, 80, 95, 100, 120), // border 0 + 100 * 0.8
                        fold(2, 0, 91, 96, 115, 120, 123)); // border 0 + 120 * 0.8, test cut by the holdout
    }

    @Test
    void rollingFoldsLearnFromAsManyBarsAsTheFirst() {
        FoldPlan plan = plan(
                0,
                140,
                "window",
                "rolling",
                "min-train-bars",
                100,
                "test-bars",
                30,
                "step-bars",
                15,
                "purge-bars",
                2,
                "validation",
                0.1);
        assertThat(plan.holdout()).isEmpty();
        assertThat(plan.folds())
                .containsExactly(
                        fold(1, 0, 88, 90, 98, 100, 115), // traded by the newest model only
                        fold(2, 15, 103, 105, 113, 115, 130),
                        fold(3, 30, 118, 120, 128, 130, 140));
    }

    @Test
    void aNumberOfFoldsSharesTheBarsAndTheLastTakesTheRest() {
        FoldPlan plan = plan(1, 110, "min-train-bars", 50, "folds", 7, "validation", 0.2);
        assertThat(plan.folds()).hasSize(7);
        assertThat(plan.folds().getFirst().test()).containsExactly(new BarRange(50, 58));
        assertThat(plan.folds().getLast().test()).containsExactly(new BarRange(98, 110));
    }

    @ParameterizedTest
    @CsvSource({"1000, 0.17647058823529413", "20000000, 0.17647058823529413", "850, 0.17590027700831026"})
    void oneFoldIsTheSplitByFractions(long rows, double validation) {
        SegmentBars split = new SplitSettings(MapSettings.of(Map.of("train", 0.7, "validation", 0.15)), 5)
                .resolve(rows, () -> null, ZoneOffset.UTC);
        FoldPlan plan = plan(5, rows, "min-train-bars", (int) split.testFrom(), "folds", 1, "validation", validation);
        assertThat(plan.folds())
                .containsExactly(fold(
                        1, 0, split.trainTo(), split.validationFrom(), split.validationTo(), split.testFrom(), rows));
    }

    /** Whatever is typed of it, 17 digits of a fraction don't put the border off by one. */
    @Property(tries = 500)
    void aBorderCanBePutBehindAnyBar(
            @ForAll @IntRange(min = 200, max = 100_000_000) int testFrom,
            @ForAll @IntRange(min = 2, max = 99) int part) {
        long border = testFrom - (long) testFrom * part / 120;
        double validation = (double) (testFrom - border) / testFrom;
        FoldPlan plan = plan(0, testFrom + 9L, "min-train-bars", testFrom, "folds", 1, "validation", validation);
        assertThat(plan.folds()).containsExactly(fold(1, 0, border, border, testFrom, testFrom, testFrom + 9L));
    }

    @Test
    void calendarLengthsAreCountedOnTheFirstBarsDateInTheMarketsZone() {
        // Wednesday 1 January 2020 on; bar 22 is that of Friday 31 January, bar 23 that of Monday 3 February.
        TestBars bars = TestBars.workingDays(LocalDate.of(2020, 1, 1), 100, NEW_YORK);
        WalkForwardSettings anchored =
                settings(1, "min-train-bars", "1mo", "test-bars", "2w", "validation", 0.2, "holdout-bars", "30d");
        FoldPlan plan = anchored.plan(100, bars::open, NEW_YORK);
        // 1 February, 15 February (a Saturday: Monday the 17th), 29 February (Monday 2 March), 14 March (the 16th), 28
        // March (the 30th), 11 April (the 13th); the last bar is of 19 May, and 30 days up to it begin on 20 April.
        assertThat(plan.folds().stream().map(fold -> fold.test().getFirst()).toList())
                .containsExactly(
                        new BarRange(23, 33),
                        new BarRange(33, 43),
                        new BarRange(43, 53),
                        new BarRange(53, 63),
                        new BarRange(63, 73),
                        new BarRange(73, 78));
        assertThat(plan.holdout()).contains(new BarRange(78, 100));
    }

    @Test
    void aRollingWindowOfACalendarLengthReachesBackFromTheFoldsDate() {
        TestBars bars = TestBars.workingDays(LocalDate.of(2020, 1, 1), 100, NEW_YORK);
        WalkForwardSettings rolling =
                settings(1, "window", "rolling", "min-train-bars", "1mo", "test-bars", "4w", "validation", 0.2);
        // Fold 2: 29 February back to 29 January (bar 20); fold 3: 28 March back to 26 February (bar 40).
        assertThat(rolling.plan(100, bars::open, NEW_YORK).folds().stream()
                        .map(fold -> fold.train().getFirst().from())
                        .toList())
                .containsExactly(0L, 20L, 40L, 60L);
    }

    @Test
    void stepsWithoutABarMakeNoFold() {
        TestBars bars = TestBars.workingDays(LocalDate.of(2020, 1, 1), 40);
        WalkForwardSettings daily = settings(0, "min-train-bars", "1mo", "test-bars", "1d", "validation", 0.2);
        FoldPlan plan = daily.plan(40, bars::open, ZoneOffset.UTC);
        assertThat(plan.folds())
                .hasSize(17)
                .allMatch(fold -> fold.test().getFirst().bars() == 1);
        assertThat(bars.opened()).isLessThan(6);
    }

    @Test
    void inTheHoldoutModelsAreRefittedAtTheSamePaceBeginningWithTheOneInForce() {
        WalkForwardSettings settings =
                settings(1, "min-train-bars", 50, "test-bars", 20, "validation", 0.2, "holdout-bars", 35);
        // Before: 50, 70, 90 up to 95. The third is in force there; the fourth and fifth follow at 110 and 130.
        FoldPlan before = settings.plan(130, () -> null, ZoneOffset.UTC);
        FoldPlan holdout = settings.planOfHoldout(130, () -> null, ZoneOffset.UTC);
        assertThat(before.folds()).hasSize(3);
        assertThat(holdout.folds()).hasSize(2);
        assertThat(holdout.holdout()).isEqualTo(before.holdout());
        Fold inForce = before.folds().getLast();
        assertThat(holdout.folds())
                .containsExactly(
                        new Fold(3, inForce.train(), inForce.validation(), List.of(new BarRange(95, 110))),
                        fold(4, 0, 87, 88, 109, 110, 130));
        assertThatThrownBy(() -> settings(1, "min-train-bars", 50, "test-bars", 20)
                        .planOfHoldout(130, () -> null, ZoneOffset.UTC))
                .hasMessageContaining("holdout-bars: there is no holdout");
    }

    @Test
    void theResolvedSectionSaysWhatIsAssumed() {
        MapSettings settings =
                MapSettings.of(map("min-train-bars", "4y", "test-bars", "6mo")).declare(WalkForwardSettings.KEYS);
        assertThat(new WalkForwardSettings(settings, 3).purgeBars()).isEqualTo(3);
        assertThat(settings.resolved())
                .isEqualTo(map(
                        "window",
                        "anchored",
                        "min-train-bars",
                        "4y",
                        "test-bars",
                        "6mo",
                        "step-bars",
                        "6mo",
                        "validation",
                        0.15,
                        "purge-bars",
                        3,
                        "holdout-bars",
                        0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "purge-bars=4 | purge-bars: must be at least the model's horizon (5)",
                "embargo-bars=9 | embargo-bars: acts only where training bars follow a test segment",
                "step-bars=21 | step-bars: 21 is longer than test-bars (20): bars between would be traded by nobody",
                "step-bars=2w | step-bars: can't be 2w where test-bars is 20",
                "folds=3 | folds: says how long a test is, and so does test-bars",
                "test-bars=20 bars | test-bars: must be a whole number (from 1 to 100000000) or a calendar length as in 90d",
                "test-bars=0 | test-bars: must be from 1 to",
                "test-bars=1m | but is the text '1m'",
                "test-bars=- | test-bars: is missing, and so is folds",
                "min-train-bars=- | min-train-bars: is missing",
                "min-train-bars=300 | min-train-bars: 300 leaves none of the 200 bars before the holdout to test on",
                "min-train-bars=30 | fold 1 learns from 30 bars, of which 25 are for training and 5",
                "holdout-bars=200 | holdout-bars: 200 leaves none of the 200 bars",
                "test-bars=- folds=101 | folds: 101 folds share the 100 bars",
            })
    void whatCantBeDoneIsSaid(String keys, String message) {
        Map<String, Object> values = map("min-train-bars", 100, "test-bars", 20);
        for (String each : keys.split(" (?=[a-z-]+=)", -1)) {
            String[] pair = each.split("=", -1);
            values.remove(pair[0]);
            if (!pair[1].equals("-")) {
                values.put(pair[0], pair[1].matches("[0-9]+") ? Integer.valueOf(pair[1]) : pair[1]);
            }
        }
        assertThatThrownBy(() -> new WalkForwardSettings(MapSettings.of(values).declare(WalkForwardSettings.KEYS), 5)
                        .plan(200, () -> null, ZoneOffset.UTC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aStepLongerThanATestOnTheCalendarIsRefusedInTheMonthWhereItIs() {
        TestBars bars = TestBars.workingDays(LocalDate.of(2020, 1, 1), 400);
        WalkForwardSettings settings = settings(1, "min-train-bars", 60, "test-bars", "1mo", "step-bars", "30d");
        assertThatThrownBy(() -> settings.plan(400, bars::open, ZoneOffset.UTC))
                .hasMessageContaining("30d is longer than test-bars (1mo)");
    }

    /** No label of a segment reaches into the next, tests follow each other without a gap, and nothing is in the holdout. */
    @Property(tries = 300)
    void segmentsKeepOutOfEachOther(
            @ForAll boolean rolling,
            @ForAll @IntRange(min = 0, max = 9) int horizon,
            @ForAll @IntRange(max = 5) int more,
            @ForAll @IntRange(min = 120, max = 200) int minTrain,
            @ForAll @IntRange(min = 1, max = 90) int test,
            @ForAll @IntRange(max = 60) int kept) {
        int purge = horizon + more;
        WalkForwardSettings settings = settings(
                horizon,
                "window",
                rolling ? "rolling" : "anchored",
                "min-train-bars",
                minTrain,
                "test-bars",
                test,
                "purge-bars",
                purge,
                "holdout-bars",
                kept);
        long rows = 300;
        FoldPlan plan = settings.plan(rows, () -> null, ZoneOffset.UTC);
        long next = minTrain;
        for (Fold fold : plan.folds()) {
            BarRange train = fold.train().getFirst();
            BarRange validation = fold.validation().getFirst();
            BarRange tested = fold.test().getFirst();
            assertThat(tested.from()).isEqualTo(next);
            assertThat(train.to() - 1 + purge).isLessThan(validation.from());
            assertThat(validation.to() - 1 + purge).isLessThan(tested.from());
            assertThat(train.from()).isEqualTo(rolling ? tested.from() - minTrain : 0);
            next = tested.to();
        }
        assertThat(next).isEqualTo(rows - kept);
        assertThat(plan.holdout().map(BarRange::from).orElse(rows)).isEqualTo(rows - kept);
        if (kept > 0) {
            FoldPlan holdout = settings.planOfHoldout(rows, () -> null, ZoneOffset.UTC);
            assertThat(holdout.folds().getFirst().test().getFirst().from()).isEqualTo(rows - kept);
            assertThat(holdout.folds().getLast().test().getFirst().to()).isEqualTo(rows);
            assertThat(holdout.folds())
                    .allMatch(fold -> fold.validation().getLast().to() - 1 + purge
                            < fold.test().getFirst().to());
        }
    }

    private static Fold fold(
            int number, long from, long trainTo, long validationFrom, long validationTo, long testFrom, long testTo) {
        return new Fold(
                number,
                List.of(new BarRange(from, trainTo)),
                List.of(new BarRange(validationFrom, validationTo)),
                List.of(new BarRange(testFrom, testTo)));
    }

    private static FoldPlan plan(int horizon, long rows, Object... keysAndValues) {
        return settings(horizon, keysAndValues).plan(rows, () -> null, ZoneOffset.UTC);
    }

    private static WalkForwardSettings settings(int horizon, Object... keysAndValues) {
        return new WalkForwardSettings(MapSettings.of(map(keysAndValues)).declare(WalkForwardSettings.KEYS), horizon);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
