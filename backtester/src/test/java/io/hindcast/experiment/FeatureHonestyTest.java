package io.hindcast.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.BarSpecification;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.split.Segments;
import io.hindcast.upkeep.KeptRows;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are no function of their bars are refused, and what comes from outside the bars is found. */
class FeatureHonestyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Segments SEGMENTS = new Segments(500, 501, 700, 701);
    private static final int BARS = 1_000;
    private static final Path MODEL = Path.of("m");

    /** A feature by its arithmetic. */
    private interface Feature {
        double of(Bar bar);
    }

    private static FeaturePipeline pipeline(Feature... features) {
        return new FeaturePipeline() {
            private int bars;

            @Override
            public List<String> names() {
                return List.of("a", "b", "c").subList(0, features.length);
            }

            @Override
            public int warmUpBars() {
                return 2;
            }

            @Override
            public boolean update(Bar bar, double[] row) {
                for (int column = 0; column < features.length; column++) {
                    row[column] = features[column].of(bar);
                    row[column] = bars < 2 ? Double.NaN : row[column];
                }
                return bars++ >= 2;
            }
        };
    }

    private static List<Bar> bars(long seed) {
        return bars(seed, BARS);
    }

    private static List<Bar> bars(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Bar> bars = new ArrayList<>();
        double close = 100;
        for (int i = 0; i < count; i++) {
            close *= Math.exp(0.01 * random.nextGaussian());
            bars.add(new MutableBar()
                    .set(i * 3_600L * SECOND, close, close * 1.01, close * 0.99, close, random.nextInt(1, 100)));
        }
        return bars;
    }

    private static BarSource source(List<Bar> bars) {
        int[] next = {0};
        return new BarSource() {
            @Override
            public boolean next(MutableBar into) {
                if (next[0] == bars.size()) {
                    return false;
                }
                into.set(bars.get(next[0]++));
                return true;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    private static KeptRows train(FeaturePipeline features, List<Bar> bars) {
        BarSpecification kind =
                new BarSpecification(new Instrument("X"), Interval.parse("1h"), ZoneId.of("UTC"), LocalTime.MIDNIGHT);
        return TrainingData.read(source(bars), features, kind, SEGMENTS, 42).kept();
    }

    private static RowComparison run(KeptRows kept, FeaturePipeline features, List<Bar> bars) {
        RowComparison comparison = new RowComparison(MODEL, kept);
        double[] row = new double[features.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean complete = features.update(bars.get(i), row);
            comparison.row(i, bars.get(i), row, complete);
        }
        return comparison;
    }

    private static Feature slow() {
        double[] state = {0};
        return bar -> state[0] += 0.05 * (bar.close() - state[0]);
    }

    @Test
    void theRowsOfTheTrainingAreFoundAgain() {
        KeptRows kept = train(pipeline(slow(), Bar::volume), bars(1));
        assertThat(kept.rows()).hasSize(256);
        assertThat(kept.rows().getFirst().values()).hasSize(2);
        RowComparison same = run(kept, pipeline(slow(), Bar::volume), bars(1));
        assertThat(same.compared()).isEqualTo(256);
        assertThat(same.done()).isTrue();
    }

    @Test
    void rowsOfOtherBarsAreNotCompared() {
        KeptRows kept = train(pipeline(slow()), bars(1));
        assertThat(run(kept, pipeline(slow()), bars(2)).compared()).isZero();
        // Recursive features have another past where the bars begin later.
        assertThat(run(kept, pipeline(slow()), bars(1).subList(10, BARS)).compared())
                .isZero();
        List<Bar> oneOff = bars(1);
        Bar bar = oneOff.get(300);
        oneOff.set(300, new MutableBar().set(bar.closeTime(), bar.open(), bar.high(), bar.low(), bar.low(), 1));
        assertThat(run(kept, pipeline(slow()), oneOff).compared()).isBetween(50, 200);
    }

    @Test
    void whatIsDrawnAtRandomIsRefused() {
        Random random = new Random(1);
        assertRefused(bar -> random.nextDouble(), bar -> random.nextDouble());
    }

    @Test
    void whatHasAnotherSignAfterTrainingIsRefused() {
        assertRefused(Bar::close, bar -> -bar.close());
    }

    @Test
    void whatIsOffByLittleIsRefused() {
        assertRefused(Bar::close, bar -> bar.close() * (1 + 1e-9));
    }

    private static void assertRefused(Feature trained, Feature used) {
        KeptRows kept = train(pipeline(Bar::volume, trained), bars(1));
        assertThatThrownBy(() -> run(kept, pipeline(Bar::volume, used), bars(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("features: b is refused: it is no function of its bars. On bar ")
                .hasMessageContaining(kept.rows().getFirst().time())
                .hasMessageContaining(
                        "it was " + kept.rows().getFirst().values().get(1) + " when model m was trained, and is ")
                .hasMessageContaining("FeaturePipeline.update");
    }

    private static boolean[] outside(Supplier<FeaturePipeline> used, Supplier<FeaturePipeline> again, boolean plugin) {
        return outside(used, again, plugin, bars(1), 700);
    }

    private static boolean[] outside(
            Supplier<FeaturePipeline> used,
            Supplier<FeaturePipeline> again,
            boolean plugin,
            List<Bar> bars,
            int testFrom) {
        FeaturePipeline features = used.get();
        FeatureOrigin origin =
                new FeatureOrigin(testFrom, 2, plugin ? Optional.of(() -> source(bars)) : Optional.empty());
        double[] row = new double[features.width()];
        for (int i = 0; i < bars.size(); i++) {
            boolean complete = features.update(bars.get(i), row);
            origin.row(i, bars.get(i), row, complete);
        }
        return origin.outside(again, 42);
    }

    private static double hour(Bar bar) {
        return EpochNanos.toInstant(bar.closeTime()).getEpochSecond() / 3_600 % 24;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatDoesNotMoveWithTheBarsIsFound(boolean plugin) {
        Supplier<FeaturePipeline> features = () -> pipeline(Bar::close, FeatureHonestyTest::hour, bar -> 3);
        assertThat(outside(features, features, plugin)).containsExactly(false, true, false);
    }

    @Test
    void whatIsReadFromAFileIsFoundThoughALittleOfTheBarIsAdded() {
        double[] file = new SplittableRandom(3).doubles(BARS).toArray();
        Supplier<FeaturePipeline> features = () -> {
            int[] next = {0};
            return pipeline(slow(), bar -> file[next[0]++] + 1e-6 * bar.close());
        };
        assertThat(outside(features, features, true)).containsExactly(false, true);
    }

    @Test
    void whatAPluginRemembersOfTheRunIsNoFunctionOfTheBars() {
        List<Double> inStaticFields = new ArrayList<>();
        bars(1).forEach(bar -> inStaticFields.add(bar.close()));
        Supplier<FeaturePipeline> knowing = () -> {
            int[] next = {0};
            return pipeline(bar -> inStaticFields.get(Math.min(++next[0], BARS - 1)));
        };
        assertThatThrownBy(() -> outside(knowing, () -> pipeline(Bar::close), true))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("features: a is refused: it is no function of its bars. On bar 700 (")
                .hasMessageContaining("when its plugin is loaded again and sees the same bars");
    }

    /** A recursive feature is the same only where it has seen all bars. */
    @Test
    void aLongHistoryIsSeenAgainWhole() {
        List<Bar> many = bars(1, 80_000);
        Supplier<FeaturePipeline> counting = () -> {
            double[] sum = {0};
            return pipeline(bar -> sum[0] += bar.volume());
        };
        assertThat(outside(counting, counting, true, many, 79_000)).containsExactly(false);
        assertThatThrownBy(() -> outside(counting, () -> pipeline(Bar::volume), true, many, 79_000))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("On bar 79000 (");
    }

    /** Averages of bars before, recursive ones, extremes, products, of any length. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void honestFeaturesPass(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int length = 1 + random.nextInt(300);
        double weight = random.nextDouble();
        Supplier<FeaturePipeline> maker = () -> {
            List<Bar> seen = new ArrayList<>();
            double[] state = {0};
            return pipeline(
                    bar -> {
                        seen.add(bar);
                        List<Bar> window = seen.subList(Math.max(0, seen.size() - length), seen.size());
                        return bar.close()
                                / window.stream()
                                        .mapToDouble(Bar::close)
                                        .average()
                                        .orElseThrow();
                    },
                    bar -> state[0] = weight * state[0] + Math.log(bar.high() * bar.volume()),
                    bar -> Math.sin(seen.size())
                            * (bar.close()
                                    - seen.get(Math.max(0, seen.size() - 2)).close()));
        };
        KeptRows kept = train(maker.get(), bars(seed));
        assertThat(run(kept, maker.get(), bars(seed)).compared()).isEqualTo(256);
        assertThat(outside(maker, maker, true)).containsExactly(false, false, false);
    }
}
