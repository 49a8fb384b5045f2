package io.hindcast.statistics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.statistics.series.NeweyWest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForecastTestsTest {
    @Property(tries = 50)
    void dieboldMarianoKnowsNoFavourite(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int horizon) {
        double[] some = noise(seed, 60);
        double[] others = noise(seed + 1, 60);
        DieboldMariano one = DieboldMariano.ofErrors(some, others, horizon);
        DieboldMariano two = DieboldMariano.ofErrors(others, some, horizon);
        assertThat(two.statistic()).isEqualTo(-one.statistic());
        assertThat(two.pTwoSided()).isEqualTo(one.pTwoSided());
        assertThat(two.pSecondBetter()).isCloseTo(1 - one.pSecondBetter(), within(1e-12));
        assertThat(Math.min(one.pSecondBetter(), two.pSecondBetter())).isCloseTo(one.pTwoSided() / 2, within(1e-12));
    }

    /** Losses 1, 0, 1, 1 less 0: mean 3/4, variance 3/16, correction sqrt((4 + 1 - 2) / 4). */
    @Test
    void dieboldMarianoEqualsAFigureByHand() {
        DieboldMariano test = DieboldMariano.ofErrors(new double[] {1, 0, -1, 1}, new double[4], 1);
        assertThat(test.statistic()).isCloseTo(0.75 / Math.sqrt(3 / 16.0 / 4) * Math.sqrt(3 / 4.0), within(1e-12));
        assertThat(test.count()).isEqualTo(4);
    }

    @Test
    void equalLossesTellNothing() {
        double[] errors = noise(1, 50);
        DieboldMariano same = DieboldMariano.ofErrors(errors, errors, 1);
        assertThat(same.meanDifference()).isZero();
        assertThat(List.of(same.standardError(), same.statistic(), same.pTwoSided(), same.pSecondBetter()))
                .containsOnly(Double.NaN);
        assertThat(DieboldMariano.ofDifferences(noise(1, 5), 5).pTwoSided()).isNaN();
        assertThat(DieboldMariano.ofDifferences(new double[0], 1).pTwoSided()).isNaN();
    }

    /** One forecast is another computed in another order. */
    @Test
    void whatRoundingLeavesTellsNothing() {
        double[] outcomes = noise(20, 200);
        double[] some = noise(21, 200);
        double[] same = Arrays.stream(some).map(each -> each * (1 + 1e-15)).toArray();
        double[] errors =
                IntStream.range(0, 200).mapToDouble(t -> some[t] - outcomes[t]).toArray();
        double[] others =
                IntStream.range(0, 200).mapToDouble(t -> same[t] - outcomes[t]).toArray();
        assertThat(errors).isNotEqualTo(others);
        assertThat(DieboldMariano.ofErrors(errors, others, 1).pTwoSided()).isNaN();
        assertThat(ClarkWest.of(outcomes, some, same, 1).pModelKnowsMore()).isNaN();
    }

    /** A forecast that is the benchmark has nothing to be tested, and one that knows half is found. */
    @Test
    void clarkWestFindsWhatIsThere() {
        double[] outcomes = noise(3, 400);
        double[] half = noise(4, 400);
        for (int t = 0; t < half.length; t++) {
            half[t] = 0.2 * outcomes[t] + 0.4 * half[t];
        }
        double[] none = new double[400];
        assertThat(ClarkWest.of(outcomes, none, none, 1).pModelKnowsMore()).isNaN();
        ClarkWest found = ClarkWest.of(outcomes, none, half, 1);
        assertThat(found.pModelKnowsMore()).isLessThan(1e-6);
        // f = 2 y forecast where the benchmark is 0.
        assertThat(found.meanAdjustedDifference())
                .isCloseTo(
                        IntStream.range(0, 400)
                                .mapToDouble(t -> 2 * outcomes[t] * half[t])
                                .average()
                                .orElseThrow(),
                        within(1e-12));
    }

    /** A forecast that knows nothing is taken for one that does in about one of twenty, in either version of each test. */
    @Test
    void chanceIsSeldomTakenForKnowledge() {
        int series = 1000;
        int[] rejected = new int[5];
        for (int s = 0; s < series; s++) {
            double[] outcomes = noise(2L * s, 250);
            double[] forecasts = noise(2L * s + 1, 250);
            double[] overlapping = sums(noise(2L * s, 252), 3);
            double[] overlappingForecasts = sums(noise(2L * s + 1, 252), 3);
            double[] last = noise(-2L * s - 7, 250);
            rejected[0] += ClarkWest.of(outcomes, new double[250], forecasts, 1).pModelKnowsMore() < 0.05 ? 1 : 0;
            rejected[1] += PesaranTimmermann.of(forecasts, outcomes, 1).pAgree() < 0.05 ? 1 : 0;
            rejected[2] +=
                    PesaranTimmermann.of(overlappingForecasts, overlapping, 3).pAgree() < 0.05 ? 1 : 0;
            rejected[3] +=
                    InformationCoefficient.ofValues(forecasts, outcomes, 0).pTwoSided() < 0.05 ? 1 : 0;
            rejected[4] += LagTest.of(forecasts, last, outcomes, 0).pShifted() < 0.05 ? 1 : 0;
        }
        // The 99.9 % binomial band of 5 % in 1000.
        assertThat(Arrays.stream(rejected).boxed())
                .allSatisfy(each -> assertThat(each).isBetween(29, 75));
    }

    @Test
    void directionsOfOneKindTellNothing() {
        double[] rises = new double[40];
        Arrays.fill(rises, 0.01);
        double[] outcomes = noise(5, 40);
        for (int horizon = 1; horizon <= 3; horizon++) {
            assertThat(PesaranTimmermann.of(rises, outcomes, horizon).statistic())
                    .isNaN();
            assertThat(PesaranTimmermann.of(rises, outcomes, horizon).pAgree()).isNaN();
            assertThat(PesaranTimmermann.of(outcomes, rises, horizon).pAgree()).isNaN();
            assertThat(PesaranTimmermann.of(rises, rises, horizon).pAgree()).isNaN();
        }
        assertThat(PesaranTimmermann.of(outcomes, outcomes, 30).pAgree()).isNaN();
        assertThat(PesaranTimmermann.of(rises, outcomes, 1).hitRate()).isBetween(0.2, 0.8);
    }

    @Property(tries = 30)
    void ranksCareForOrderAlone(@ForAll long seed) {
        double[] forecasts = noise(seed, 80);
        double[] outcomes = noise(seed + 1, 80);
        double[] bent = Arrays.stream(forecasts).map(Math::exp).toArray();
        InformationCoefficient straight = InformationCoefficient.ofRanks(forecasts, outcomes, 3);
        assertThat(InformationCoefficient.ofRanks(bent, outcomes, 3)).isEqualTo(straight);
        assertThat(straight.coefficient()).isBetween(-1.0, 1.0);
        double[] scaled = Arrays.stream(forecasts).map(each -> 1e-4 * each - 3).toArray();
        assertThat(InformationCoefficient.ofValues(scaled, outcomes, 3).tValue())
                .isCloseTo(
                        InformationCoefficient.ofValues(forecasts, outcomes, 3).tValue(), within(1e-8));
        // The t-value is that of the slope, whatever the units.
        assertThat(MincerZarnowitz.of(forecasts, outcomes, 3).slopeTValue())
                .isCloseTo(
                        InformationCoefficient.ofValues(forecasts, outcomes, 3).tValue(), within(1e-8));
    }

    @Test
    void constantForecastsHaveNoSlope() {
        double[] constant = new double[30];
        Arrays.fill(constant, 0.1);
        double[] outcomes = noise(8, 30);
        assertThat(InformationCoefficient.ofValues(constant, outcomes, 1).coefficient())
                .isNaN();
        assertThat(InformationCoefficient.ofRanks(outcomes, constant, 1).tValue())
                .isNaN();
        assertThat(MincerZarnowitz.of(constant, outcomes, 1).slope()).isNaN();
        assertThat(MincerZarnowitz.of(constant, outcomes, 1).pHonest()).isNaN();
        assertThat(LagTest.of(constant, outcomes, noise(9, 30), 1).pShifted()).isNaN();
        assertThat(ForecastBias.of(constant, 1).tValue()).isNaN();
        assertThat(ForecastBias.of(constant, 1).meanError()).isCloseTo(0.1, within(1e-15));
    }

    @Test
    void aShiftedMoveIsFoundAndAnHonestForecastIsNot() {
        double[] moves = noise(10, 501);
        double[] last = Arrays.copyOfRange(moves, 0, 500);
        double[] outcomes = Arrays.copyOfRange(moves, 1, 501);
        double[] blur = noise(11, 500);
        double[] shifted = IntStream.range(0, 500)
                .mapToDouble(t -> 0.5 * last[t] + blur[t])
                .toArray();
        double[] honest = IntStream.range(0, 500)
                .mapToDouble(t -> 0.5 * outcomes[t] + blur[t])
                .toArray();
        assertThat(LagTest.of(shifted, last, outcomes, 0).pShifted()).isLessThan(1e-6);
        assertThat(LagTest.of(honest, last, outcomes, 0).pShifted()).isGreaterThan(0.999);
        assertThat(LagTest.of(honest, last, last, 0).pShifted()).isNaN();
        // The last move itself, and its opposite.
        assertThat(LagTest.of(last, last, outcomes, 2).pShifted()).isLessThan(1e-6);
        assertThat(LagTest.of(Arrays.stream(last).map(each -> -each).toArray(), last, outcomes, 2)
                        .pShifted())
                .isGreaterThan(0.999);
    }

    @Test
    void errorsAreGroupedByDecile() {
        double[] volatility = {5, 1, 4, 2, 3, 5};
        int[] group = QuantileGroups.of(volatility, 3);
        assertThat(group).containsExactly(2, 0, 1, 0, 1, 2);
        List<GroupedErrors> figures = GroupedErrors.of(new double[] {1, 3, -2, -4, 2, 1}, group, 4);
        assertThat(figures.get(0)).isEqualTo(new GroupedErrors(2, Math.sqrt(12.5), 3.5, -0.5));
        assertThat(figures.get(1)).isEqualTo(new GroupedErrors(2, 2, 2, 0));
        assertThat(figures.get(2)).isEqualTo(new GroupedErrors(2, 1, 1, 1));
        assertThat(figures.get(3).count()).isZero();
        assertThat(figures.get(3).rootMeanSquare()).isNaN();
        assertThat(QuantileGroups.of(new double[] {7, 7, 7}, 10)).containsOnly(0);
        assertThat(GroupedErrors.of(new double[] {1, 2}, new int[] {-1, 0}, 1)
                        .getFirst()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void badInputIsRefused() {
        double[] bad = {1, Double.NaN, 2};
        assertThatThrownBy(() -> DieboldMariano.ofErrors(bad, new double[3], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1] is NaN");
        assertThatThrownBy(() -> ClarkWest.of(new double[3], new double[3], new double[2], 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one length");
        assertThatThrownBy(() -> DieboldMariano.ofDifferences(new double[3], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() -> NeweyWest.bartlett(new double[3], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 of 3");
        assertThatThrownBy(() -> GroupedErrors.of(new double[1], new int[] {2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 of 2");
    }

    @Test
    void lagsGrowWithTheHorizonAndSlowlyWithTheSeries() {
        assertThat(NeweyWest.lags(250, 1)).isEqualTo(4);
        assertThat(NeweyWest.lags(250, 20)).isEqualTo(19);
        assertThat(NeweyWest.lags(10, 20)).isEqualTo(9);
        assertThat(NeweyWest.lags(1_000_000, 1)).isEqualTo(30);
        assertThat(NeweyWest.lags(0, 1)).isZero();
    }

    /** A million outcomes, which a quadratic algorithm would not get through. */
    @Test
    void longSeriesAreNoTrouble() {
        double[] outcomes = noise(12, 1_000_000);
        double[] forecasts = noise(13, 1_000_000);
        assertThat(DieboldMariano.ofErrors(outcomes, forecasts, 5).pTwoSided()).isBetween(0.0, 1.0);
        assertThat(PesaranTimmermann.of(forecasts, outcomes, 5).pAgree()).isBetween(0.0, 1.0);
        assertThat(InformationCoefficient.ofValues(forecasts, outcomes, 4).coefficient())
                .isBetween(-0.01, 0.01);
    }

    private static double[] noise(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(count).map(each -> 4 * each - 2).toArray();
    }

    private static double[] sums(double[] values, int length) {
        return IntStream.rangeClosed(0, values.length - length)
                .mapToDouble(t -> Arrays.stream(values, t, t + length).sum())
                .toArray();
    }
}
