package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.pipeline.ArithmeticForecaster.Values;
import io.hindcast.engine.pipeline.PipelineSettings.Threads;
import io.hindcast.engine.pipeline.PipelineSettings.Waiting;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Scaler;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model whose values owed anything to more than their windows is refused when it is asked again. */
@Timeout(60)
class WindowCheckTest {
    private static final int WINDOW = 4;
    private static final int CHUNK = 16;
    private static final long FROM = 700;
    private static final long BARS = 1_000;

    private static float last(float[] windows, int window) {
        return windows[(window + 1) * WINDOW - 1];
    }

    /** Ways to see more than a window; a new forecaster each. */
    private enum Cheat {
        /** Reads the next window, but not before the probes of the first chunks are over. */
        LATE {
            @Override
            Values forecaster() {
                long[] calls = {0};
                return (windows, count, values) -> {
                    boolean peeks = ++calls[0] > 20;
                    for (int k = 0; k < count; k++) {
                        values[k] = peeks && k + 1 < count ? last(windows, k + 1) : 0;
                    }
                };
            }
        },
        /** For windows of some values only, such as the probes have none of. */
        RARE {
            @Override
            Values forecaster() {
                return (windows, count, values) -> {
                    for (int k = 0; k < count; k++) {
                        float own = last(windows, k);
                        boolean peeks = own > 0.008 && own < 0.02 && k + 1 < count;
                        values[k] = peeks ? last(windows, k + 1) : 0.1 * own;
                    }
                };
            }
        },
        /** The mean of its call. */
        BATCH {
            @Override
            Values forecaster() {
                long[] calls = {0};
                return (windows, count, values) -> {
                    double mean = 0;
                    for (int k = 0; k < count; k++) {
                        mean += last(windows, k) / count;
                    }
                    boolean awake = ++calls[0] > 20;
                    for (int k = 0; k < count; k++) {
                        values[k] = awake ? mean : 0;
                    }
                };
            }
        },
        /** Tells its neighbours by the rows that they share, so that others in their places are not read. */
        OVERLAP {
            @Override
            Values forecaster() {
                long[] calls = {0};
                return (windows, count, values) -> {
                    boolean awake = ++calls[0] > 20;
                    for (int k = 0; k < count; k++) {
                        boolean neighbours = awake && k + 1 < count;
                        for (int i = 1; i < WINDOW && neighbours; i++) {
                            neighbours = windows[k * WINDOW + i] == windows[(k + 1) * WINDOW + i - 1];
                        }
                        values[k] = neighbours ? last(windows, k + 1) : 0;
                    }
                };
            }
        },
        /** Adds up what it was asked, from its hundredth call on. */
        MEMORY {
            @Override
            Values forecaster() {
                double[] sum = {0};
                long[] calls = {0};
                return (windows, count, values) -> {
                    boolean awake = ++calls[0] > 40;
                    for (int k = 0; k < count; k++) {
                        sum[0] += awake ? last(windows, k) : 0;
                        values[k] = 0.1 * last(windows, k) + sum[0];
                    }
                };
            }
        },
        /** So little, late, that it could be rounding, but enough to lie on either side of a threshold. */
        TINY {
            @Override
            Values forecaster() {
                long[] calls = {0};
                return (windows, count, values) -> {
                    boolean peeks = ++calls[0] > 20;
                    for (int k = 0; k < count; k++) {
                        double own = last(windows, k) > 0.009 ? 0.01 : 0.0002;
                        values[k] = own + (peeks && k + 1 < count ? 1e-10 * Math.signum(last(windows, k + 1)) : 0);
                    }
                };
            }
        };

        abstract Values forecaster();
    }

    @ParameterizedTest
    @EnumSource
    void isRefused(Cheat cheat) {
        assertThatThrownBy(() -> run(BARS, cheat::forecaster, false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the forecast model is refused: its value for the window that ends with bar ")
                .hasMessageContaining(" (1970-01-01T00:")
                .hasMessageContaining(" in the run, but is ")
                .hasMessageContaining("A forecast must depend on its own window alone");
    }

    @Test
    void whatRemembersEachValueIsRefusedWhereNothingOfTheRunIsRemembered() {
        Map<Integer, Double> inStaticFields = new HashMap<>();
        assertThatThrownBy(
                        () -> run(BARS, () -> remembering(inStaticFields), () -> remembering(new HashMap<>()), false))
                .isInstanceOf(InvalidInputException.class);
    }

    /** Reads the next window late, and gives the same value for a window whenever it is asked for it. */
    private static Values remembering(Map<Integer, Double> known) {
        Values late = Cheat.LATE.forecaster();
        return (windows, count, values) -> {
            late.of(windows, count, values);
            for (int k = 0; k < count; k++) {
                int window = Arrays.hashCode(Arrays.copyOfRange(windows, k * WINDOW, (k + 1) * WINDOW));
                values[k] = known.merge(window, values[k], (before, now) -> before);
            }
        };
    }

    /** What it adds could be rounding, but lies on either side of a strategy's threshold; and it is not found by its memory. */
    @Test
    void aLittleOfTheFutureIsNoRoundingEither() {
        assertThatThrownBy(() -> run(BARS, () -> threshold(new HashMap<>()), () -> threshold(new HashMap<>()), false))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("in a call of " + CHUNK + " whose other windows are others");
    }

    private static Values threshold(Map<Integer, Double> known) {
        long[] calls = {0};
        return (windows, count, values) -> {
            boolean late = ++calls[0] > 20;
            for (int k = 0; k < count; k++) {
                int window = Arrays.hashCode(Arrays.copyOfRange(windows, k * WINDOW, (k + 1) * WINDOW));
                double peeked = late && k + 1 < count ? 1e-9 * Math.signum(last(windows, k + 1)) : 0;
                values[k] = known.computeIfAbsent(window, first -> 0.0002 + peeked);
            }
        };
    }

    @Test
    void aScalerThatKnowsMoreThanItsRowIsRefused() {
        double[] sum = {0};
        int[] rows = {0};
        Scaler remembers = (features, inputs, offset) -> {
            sum[0] += ++rows[0] > 500 ? features[0] : 0;
            inputs[offset] = (float) (features[0] + sum[0]);
        };
        assertThatThrownBy(() -> run(
                        BARS, remembers, () -> WindowCheckTest::honest, fresh(() -> WindowCheckTest::honest, false)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aLongRunIsNotGoneOnWithToItsEnd() {
        assertThatThrownBy(() -> run(20_000, Cheat.LATE::forecaster, false)).isInstanceOf(InvalidInputException.class);
        assertThat(reached).isLessThan(FROM + 1_024 + 2 * CHUNK);
    }

    private static long reached;

    private static void honest(float[] windows, int count, double[] values) {
        for (int k = 0; k < count; k++) {
            values[k] = 0.3 * last(windows, k) - 0.2 * windows[k * WINDOW];
        }
    }

    @Test
    void allWindowsAreAskedForUpToTwoThousand() {
        assertThat(run(BARS, () -> WindowCheckTest::honest, true)).isEqualTo(new WindowCheck.Result(300, 300));
        assertThat(run(FROM + 2_000, () -> WindowCheckTest::honest, true))
                .isEqualTo(new WindowCheck.Result(2_000, 2_000));
        assertThat(run(FROM + 9_000, () -> WindowCheckTest::honest, true))
                .isEqualTo(new WindowCheck.Result(9_000, 2_000));
    }

    /** A handful of peeked windows of nine thousand, where they make money. */
    @Test
    void theForecastsFurthestFromTheCloseAreAlwaysAmongThem() {
        assertThatThrownBy(() -> run(
                        FROM + 9_000,
                        () -> (windows, count, values) -> {
                            honest(windows, count, values);
                            for (int k = 0; k + 1 < count; k++) {
                                boolean rare = last(windows, k) > 0.029 && last(windows, k) < 0.03;
                                values[k] = rare ? Math.signum(last(windows, k + 1)) * 0.05 : values[k];
                            }
                        },
                        false))
                .isInstanceOf(InvalidInputException.class);
    }

    /** An honest forecaster may round differently for another number of windows, unless it says that it does not. */
    private static Values rounding(double relative) {
        return (windows, count, values) -> {
            honest(windows, count, values);
            for (int k = 0; k < count; k++) {
                values[k] *= 1 + relative * (count % 7);
            }
        };
    }

    @Test
    void roundingIsForgivenExceptWhereThereIsNone() {
        assertThatCode(() -> run(BARS, () -> rounding(1e-7), false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> run(BARS, () -> rounding(1e-7), true)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> run(BARS, () -> rounding(1e-4), false)).isInstanceOf(InvalidInputException.class);
    }

    /** Sums of products in single precision, in an order that depends on the number of windows, as of a BLAS. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void honestForecastersPass(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int units = 1 + random.nextInt(40);
        float[] weights = new float[units * (WINDOW + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (2 * random.nextDouble() - 1);
        }
        // Weak models: their forecasts hardly move around a mean that is far from zero.
        double scale = Math.pow(10, -random.nextInt(6));
        Supplier<Values> maker = () -> {
            float[] memory = new float[units];
            return (windows, count, values) -> {
                for (int k = 0; k < count; k++) {
                    for (int unit = 0; unit < units; unit++) {
                        float sum = 0;
                        for (int i = 0; i < WINDOW; i++) {
                            int at = count == 1 ? i : WINDOW - 1 - i;
                            sum += weights[unit * WINDOW + at] * 50 * windows[k * WINDOW + at];
                        }
                        memory[unit] = (float) Math.tanh(sum);
                    }
                    float value = 0;
                    for (int i = 0; i < units; i++) {
                        int unit = count == 1 ? units - 1 - i : i;
                        value += weights[units * WINDOW + unit] * memory[unit];
                    }
                    values[k] = 0.003 + scale * 0.01 * value;
                }
            };
        };
        assertThat(run(BARS, maker, false)).isEqualTo(new WindowCheck.Result(300, 300));
    }

    @Test
    void callsOfOneWindowAreAskedForAgainToo() {
        Random random = new Random(1);
        long[] calls = {0};
        Supplier<Values> draws = () -> (windows, count, values) -> {
            honest(windows, count, values);
            values[0] += ++calls[0] > 800 ? 1e-3 * random.nextDouble() : 0;
        };
        assertThatThrownBy(() -> run(BARS, 1, plain(), draws, fresh(draws, false)))
                .isInstanceOf(InvalidInputException.class);
        assertThat(run(BARS, 1, plain(), () -> WindowCheckTest::honest, fresh(() -> WindowCheckTest::honest, true)))
                .isEqualTo(new WindowCheck.Result(300, 300));
    }

    @Test
    void aFreshModelIsLoadedForEachTimeItIsAskedAndClosed() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger made = new AtomicInteger();
        Supplier<FreshModel> counting = () -> {
            open.incrementAndGet();
            made.incrementAndGet();
            return fresh(WindowCheckTest::honest, plain(), true, open::decrementAndGet);
        };
        run(FROM + 5_000, plain(), () -> WindowCheckTest::honest, counting);
        assertThat(open).hasValue(0);
        // After 1,024 windows, 2,048, 4,096 and at the end.
        assertThat(made).hasValue(4);
    }

    private static Scaler plain() {
        return (features, inputs, offset) -> inputs[offset] = (float) features[0];
    }

    private static Supplier<FreshModel> fresh(Supplier<Values> maker, boolean exact) {
        return () -> fresh(maker.get(), plain(), exact, () -> {});
    }

    private static FreshModel fresh(Values values, Scaler scaler, boolean exact, Runnable end) {
        return FreshModel.of(scaler, values::of, exact, end);
    }

    private static WindowCheck.Result run(long bars, Supplier<Values> maker, boolean exact) {
        return run(bars, plain(), maker, fresh(maker, exact));
    }

    private static WindowCheck.Result run(long bars, Supplier<Values> maker, Supplier<Values> fresh, boolean exact) {
        return run(bars, plain(), maker, fresh(fresh, exact));
    }

    private static WindowCheck.Result run(
            long bars, Scaler scaler, Supplier<Values> maker, Supplier<FreshModel> fresh) {
        return run(bars, CHUNK, scaler, maker, fresh);
    }

    private static WindowCheck.Result run(
            long bars, int chunk, Scaler scaler, Supplier<Values> maker, Supplier<FreshModel> fresh) {
        ForecastStage forecasts =
                new ForecastStage(scaler, new ArithmeticForecaster(WINDOW, maker.get()), ForecastTarget.LOG_RETURN);
        forecasts.check(new WindowCheck((FROM + 1) * 1_000_000_000L, 42, fresh));
        BarStage seen = new BarStage("seen") {
            @Override
            protected void onBar(BarEvent event) {
                reached = event.index();
            }
        };
        new Pipeline(
                        new PipelineSettings(chunk, 64, Waiting.BLOCKING, Threads.SHARED),
                        1,
                        List.of(new FeatureStage(new Return()), forecasts, seen))
                .run(new Noise(bars), done -> {});
        return forecasts.askAgain().orElseThrow();
    }

    private static final class Noise implements BarSource {
        private final SplittableRandom random = new SplittableRandom(7);
        private final long bars;
        private long index;
        private double close = 100;

        Noise(long bars) {
            this.bars = bars;
        }

        @Override
        public boolean next(MutableBar into) {
            if (index == bars) {
                return false;
            }
            close *= Math.exp(0.01 * random.nextGaussian());
            into.set(++index * 1_000_000_000L, close, close, close, close, 1);
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    private static final class Return implements FeaturePipeline {
        private double before = Double.NaN;

        @Override
        public List<String> names() {
            return List.of("return");
        }

        @Override
        public int warmUpBars() {
            return 0;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            row[0] = Double.isNaN(before) ? 0 : Math.log(bar.close() / before);
            before = bar.close();
            return true;
        }
    }
}
