package io.hindcast.statistics.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.statistics.returns.Interval;
import io.hindcast.statistics.returns.SharpeDifference;
import io.hindcast.statistics.returns.StationaryBootstrap;
import io.hindcast.statistics.series.StationaryVariance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** Lag by lag, as the paper writes it. */
    @Property(tries = 50)
    void theVarianceOfBlocksEqualsItsSum(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 60) int n,
            @ForAll @DoubleRange(min = 1, max = 80) double block) {
        double[] values = noise(seed, n);
        double mean = StatUtils.mean(values);
        double expected = 0;
        for (int lag = 0; lag < n; lag++) {
            double weight = lag == 0
                    ? 1
                    : 2
                            * ((1 - lag / (double) n) * Math.pow(1 - 1 / block, lag)
                                    + lag / (double) n * Math.pow(1 - 1 / block, n - lag));
            for (int t = lag; t < n; t++) {
                expected += weight * (values[t] - mean) * (values[t - lag] - mean) / n;
            }
        }
        assertThat(StationaryVariance.of(values, block)).isCloseTo(expected, within(1e-10));
    }

    /** And what drawing blocks gives. */
    @Test
    void theVarianceOfBlocksIsThatOfTheirMeans() {
        double[] values = noise(1, 120);
        for (int t = 1; t < 120; t++) {
            values[t] += 0.6 * values[t - 1];
        }
        double drawn = StatUtils.populationVariance(new StationaryBootstrap(120, 7, 20_000, 1).means(values)[0]);
        assertThat(drawn * 120 / StationaryVariance.of(values, 7)).isCloseTo(1, within(0.05));
    }

    @Property(tries = 10)
    void stepMWithOneModelEqualsItsInterval(@ForAll long seed) {
        double[] difference = noise(seed, 100);
        StationaryBootstrap bootstrap = new StationaryBootstrap(100, 4, 199, seed);
        StepM stepM = StepM.ofMeans(new double[][] {difference}, bootstrap, 4, 0.1);
        double mean = StatUtils.mean(difference);
        double[] deviations = bootstrap.statistics(row -> {
            double[] values = Arrays.stream(row).mapToDouble(t -> difference[t]).toArray();
            return Math.abs(StatUtils.mean(values) - mean) / Math.sqrt(StationaryVariance.of(values, 4) / 100);
        });
        Arrays.sort(deviations);
        // Of 199 deviations 90 % lie below place 0.9 * 198 = 178.2.
        double half =
                (0.8 * deviations[178] + 0.2 * deviations[179]) * Math.sqrt(StationaryVariance.of(difference, 4) / 100);
        assertThat(stepM.intervals().getFirst().lower()).isCloseTo(mean - half, within(1e-12));
        assertThat(stepM.intervals().getFirst().upper()).isCloseTo(mean + half, within(1e-12));
        double[] other = noise(seed + 1, 100);
        SharpeDifference sharpe = SharpeDifference.of(difference, other, bootstrap, 2);
        assertThat(StepM.ofSharpe(List.of(sharpe), 0.1).intervals().getFirst().lower())
                .isCloseTo(sharpe.interval(0.1).lower(), within(1e-12));
    }

    @Property(tries = 10)
    void moreModelsMakeIntervalsWiderAndStepsMakeThemNarrower(@ForAll long seed) {
        double[][] differences = IntStream.range(0, 6)
                .mapToObj(model -> {
                    double[] values = noise(seed + model, 150);
                    // The first is far above 0, the last far below.
                    double shift = model == 0 ? 1 : model == 5 ? -1 : 0;
                    return Arrays.stream(values).map(each -> each + shift).toArray();
                })
                .toArray(double[][]::new);
        StationaryBootstrap bootstrap = new StationaryBootstrap(150, 3, 199, seed);
        StepM all = StepM.ofMeans(differences, bootstrap, 3, 0.05);
        assertThat(all.superior()).contains(0);
        assertThat(all.inferior()).contains(5);
        assertThat(all.decidedIn()[0]).isEqualTo(1);
        double[] critical = all.criticalValues();
        assertThat(critical).hasSizeGreaterThan(1);
        for (int step = 1; step < critical.length; step++) {
            assertThat(critical[step]).isLessThanOrEqualTo(critical[step - 1]);
        }
        double alone = StepM.ofMeans(new double[][] {differences[0]}, bootstrap, 3, 0.05)
                .criticalValues()[0];
        assertThat(critical[0]).isGreaterThanOrEqualTo(alone);
    }

    /** Ten models as good as the benchmark: one wrong claim in about one of twenty. */
    @Test
    void wrongClaimsAreAsRareAsTheLevelSays() {
        int claims = 0;
        int spa = 0;
        int set = 0;
        for (int draw = 0; draw < 200; draw++) {
            double[][] differences = new double[10][];
            for (int model = 0; model < 10; model++) {
                differences[model] = noise(1000L * draw + model, 100);
            }
            StationaryBootstrap bootstrap = new StationaryBootstrap(100, 2, 199, draw);
            StepM stepM = StepM.ofMeans(differences, bootstrap, 2, 0.05);
            claims += stepM.superior().length + stepM.inferior().length > 0 ? 1 : 0;
            spa += SuperiorPredictiveAbility.studentised(differences, bootstrap, 2)
                                    .consistent()
                            < 0.05
                    ? 1
                    : 0;
            set += ModelConfidenceSet.of(differences, bootstrap).members(0.05).length < 10 ? 1 : 0;
        }
        // The 99.9 % binomial band of 5 % in 200 reaches from 2 to 22.
        assertThat(claims).isBetween(2, 22);
        assertThat(spa).isBetween(2, 22);
        assertThat(set).isBetween(1, 22);
    }

    @Test
    void whatIsConstantIsLeftOutAndCounted() {
        double[][] differences = {noise(1, 50), new double[50]};
        StationaryBootstrap bootstrap = new StationaryBootstrap(50, 2, 99, 1);
        SuperiorPredictiveAbility both = SuperiorPredictiveAbility.studentised(differences, bootstrap, 2);
        assertThat(both.leftOut()).isEqualTo(1);
        assertThat(both.consistent())
                .isEqualTo(SuperiorPredictiveAbility.studentised(new double[][] {noise(1, 50)}, bootstrap, 2)
                        .consistent());
        assertThat(SuperiorPredictiveAbility.plain(new double[1][50], bootstrap, 2)
                        .upper())
                .isNaN();
        StepM stepM = StepM.ofMeans(differences, bootstrap, 2, 0.05);
        assertThat(stepM.intervals().get(1).lower()).isNaN();
        assertThat(stepM.decidedIn()[1]).isZero();
        assertThat(StepM.ofMeans(new double[1][50], bootstrap, 2, 0.05).criticalValues())
                .isEmpty();
    }

    @Test
    void modelsThatNeverDifferStayTogether() {
        double[] good = noise(1, 80);
        double[] bad = Arrays.stream(noise(2, 80)).map(each -> each + 2).toArray();
        StationaryBootstrap bootstrap = new StationaryBootstrap(80, 2, 199, 1);
        ModelConfidenceSet set = ModelConfidenceSet.of(new double[][] {good, bad, good}, bootstrap);
        assertThat(set.pValues()).containsExactly(1, 0, 1);
        assertThat(set.members(0.05)).containsExactly(0, 2);
        assertThat(ModelConfidenceSet.of(new double[][] {bad}, bootstrap).pValues())
                .containsExactly(1);
    }

    @Test
    void overfittingNeedsSomethingToChooseFrom() {
        double[][] few = new double[9][];
        Arrays.setAll(few, column -> noise(column, 160));
        assertThat(ProbabilityOfBacktestOverfitting.of(few).probability()).isNaN();
        double[][] equal = new double[12][];
        Arrays.fill(equal, noise(1, 160));
        assertThat(ProbabilityOfBacktestOverfitting.of(equal).probability()).isNaN();
        double[][] brief = new double[12][];
        Arrays.setAll(brief, column -> noise(column, 31));
        assertThat(ProbabilityOfBacktestOverfitting.of(brief).probability()).isNaN();
        assertThat(ProbabilityOfBacktestOverfitting.of(brief).logits()).isEmpty();
        assertThatThrownBy(() -> ProbabilityOfBacktestOverfitting.of(few, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("15");
    }

    /** One column that is always best is no overfitting. */
    @Test
    void whatIsBestThroughoutIsNotOverfitted() {
        double[][] returns = new double[10][];
        Arrays.setAll(returns, column -> noise(column, 320));
        returns[4] = Arrays.stream(returns[4]).map(each -> each + 1).toArray();
        ProbabilityOfBacktestOverfitting test = ProbabilityOfBacktestOverfitting.of(returns, 8);
        assertThat(test.logits()).hasSize(70).containsOnly(Math.log(10));
        assertThat(test.probability()).isZero();
        assertThat(test.probabilityOfLoss()).isZero();
    }

    @Test
    void identicalTrialsAreOneAndIndependentOnesMany() {
        double[][] same = new double[30][];
        Arrays.fill(same, noise(1, 200));
        assertThat(EffectiveTrials.of(same).effective()).isEqualTo(1);
        double[][] apart = new double[30][];
        Arrays.setAll(apart, trial -> noise(trial, 200));
        assertThat(EffectiveTrials.of(apart).effective()).isEqualTo(30);
        double[][] idle = new double[4][200];
        assertThat(EffectiveTrials.of(idle).effective()).isEqualTo(1);
        assertThat(EffectiveTrials.of(new double[][] {noise(1, 9)}).effective()).isEqualTo(1);
        assertThat(EffectiveTrials.ofCorrelations(new double[][] {{1, Double.NaN}, {Double.NaN, 1}})
                        .effective())
                .isEqualTo(2);
        assertThatThrownBy(() -> EffectiveTrials.ofCorrelations(new double[0][]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Five families of six variants each, mixed up. */
    @Property(tries = 10)
    void familiesAreFound(@ForAll @IntRange(min = 0, max = 100_000) int seed) {
        double[][] returns = new double[30][];
        Arrays.setAll(returns, trial -> {
            double[] family = noise(1_000_003L * seed + trial % 5, 300);
            double[] own = noise(1_000_003L * seed + 100 + trial, 300);
            return IntStream.range(0, 300)
                    .mapToDouble(t -> family[t] + 0.3 * own[t])
                    .toArray();
        });
        EffectiveTrials trials = EffectiveTrials.of(returns);
        assertThat(trials.effective()).isEqualTo(5);
        for (int trial = 0; trial < 30; trial++) {
            assertThat(trials.cluster()[trial]).isEqualTo(trial % 5);
        }
    }

    /** The definition, one join after the other of the two nearest clusters. */
    @Property(tries = 50)
    void chainsOfNeighboursEqualJoiningTheNearest(@ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int count) {
        Random random = new Random(seed);
        double[][] distances = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = random.nextDouble();
                distances[j][i] = distances[i][j];
            }
        }
        double cut = random.nextDouble();
        int[] expected = naive(distances, cut);
        double[][] copy = Arrays.stream(distances).map(double[]::clone).toArray(double[][]::new);
        assertThat(AverageLinkage.clusters(copy, cut)).isEqualTo(expected);
    }

    private static int[] naive(double[][] distances, double cut) {
        int n = distances.length;
        int[] cluster = IntStream.range(0, n).toArray();
        while (true) {
            double nearest = Double.POSITIVE_INFINITY;
            int from = -1;
            int into = -1;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < a; b++) {
                    double distance = mean(distances, cluster, a, b);
                    if (distance < nearest) {
                        nearest = distance;
                        from = a;
                        into = b;
                    }
                }
            }
            if (!(nearest <= cut)) {
                break;
            }
            for (int i = 0; i < n; i++) {
                cluster[i] = cluster[i] == from ? into : cluster[i];
            }
        }
        List<Integer> order = Arrays.stream(cluster).distinct().boxed().toList();
        return Arrays.stream(cluster).map(order::indexOf).toArray();
    }

    private static double mean(double[][] distances, int[] cluster, int a, int b) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < cluster.length; i++) {
            for (int j = 0; j < cluster.length; j++) {
                if (cluster[i] == a && cluster[j] == b) {
                    sum += distances[i][j];
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.POSITIVE_INFINITY : sum / pairs;
    }

    @Test
    void badInputIsRefused() {
        assertThatThrownBy(() -> StepM.of(new double[0], new double[0], new double[0][], 0.05))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StepM.of(new double[2], new double[2], new double[][] {{1}, {1, 2}}, 0.05))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one draw");
        assertThatThrownBy(() -> StationaryVariance.of(new double[3], 0.9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new Interval(1, 2, 0.05).above(1)).isFalse();
    }

    private static double[] noise(long seed, int count) {
        Random random = new Random(seed);
        return random.doubles(count).map(each -> 3 * each - 1.5).toArray();
    }
}
