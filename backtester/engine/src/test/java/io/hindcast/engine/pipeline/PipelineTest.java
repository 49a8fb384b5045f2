package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.pipeline.PipelineSettings.Threads;
import io.hindcast.engine.pipeline.PipelineSettings.Waiting;
import io.hindcast.engine.plugin.ContainedStrategy;
import io.hindcast.engine.plugin.Plugged;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.market.Bar;
import io.hindcast.market.BarSource;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PipelineTest {
    private static final int WARM_UP = 3;
    private static final int WINDOW = 4;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 8, 9, 15, 16, 17, 1000})
    void everyBarPassesOnceAndInOrder(long bars) {
        Seen seen = new Seen();
        new Pipeline(settings(8, 16, Waiting.BLOCKING, Threads.APART), 0, List.of(seen))
                .run(new ListSource(bars), done -> {});
        assertThat(seen.indices).isEqualTo(LongStream.range(0, bars).boxed().toList());
    }

    @Test
    void aForecastSeesItsWindowOldestBarFirstAndComesWithTheFirstCompleteWindow() {
        Seen seen = new Seen();
        List<float[]> windows = new ArrayList<>();
        run(20, settings(8, 16, Waiting.BLOCKING, Threads.SHARED), new SumForecaster(windows), seen);

        assertThat(seen.forecasts.subList(0, WARM_UP + WINDOW - 1)).containsOnly(Double.NaN);
        // Bar 6 has the first complete window: rows of bars 3 to 6, whose features are the closes, here scaled by 1.
        assertThat(seen.forecasts.get(6)).isEqualTo(103.0 + 104 + 105 + 106);
        assertThat(seen.forecasts.get(19)).isEqualTo(116.0 + 117 + 118 + 119);
        assertThat(windows).allSatisfy(chunk -> assertThat(chunk).hasSize(8 * WINDOW));
        // Before them the stage probes the forecaster with random windows.
        assertThat(windows.stream().map(chunk -> Arrays.copyOfRange(chunk, 6 * WINDOW, 7 * WINDOW)))
                .contains(new float[] {103f, 104f, 105f, 106f});
    }

    @Test
    void ringWaitStrategyAndThreadsChangeNothing() {
        Seen reference = new Seen();
        run(500, settings(8, 16, Waiting.BLOCKING, Threads.SHARED), new SumForecaster(new ArrayList<>()), reference);
        for (Waiting waiting : Waiting.values()) {
            for (Threads threads : Threads.values()) {
                for (int ring : new int[] {16, 64, 1024}) {
                    Seen seen = new Seen();
                    run(500, settings(8, ring, waiting, threads), new SumForecaster(new ArrayList<>()), seen);
                    assertThat(seen.forecasts).isEqualTo(reference.forecasts);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 8, 333})
    void aFailingStageHaltsTheRunAndNamesStageBarAndCause(long at) {
        Seen after = new Seen();
        BarStage failing = new BarStage("second") {
            @Override
            protected void onBar(BarEvent event) {
                if (event.index() == at) {
                    throw new IllegalStateException("the cause");
                }
            }
        };
        Pipeline pipeline = new Pipeline(settings(8, 16, Waiting.BLOCKING, Threads.APART), 0, List.of(failing, after));
        assertThatThrownBy(() -> pipeline.run(new ListSource(100_000), done -> {}))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("'second'")
                .hasMessageContaining("bar " + at + " ")
                .hasMessageContaining("the cause");
        assertThat(after.indices).allMatch(index -> index < at);
    }

    @ParameterizedTest
    @EnumSource(Threads.class)
    void aStrategyThatHangsHaltsTheRunAndIsNamedWithBarAndStack(Threads threads) throws InterruptedException {
        Seen before = new Seen();
        Seen after = new Seen();
        CountDownLatch ended = new CountDownLatch(1);
        Strategy hanging = context -> {
            if (context.bar().close() == 100 + 333) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    ended.countDown();
                }
            }
        };
        TradingStage trading = new TradingStage(
                listener -> new TradingLoop(
                        new Instrument("X"),
                        Interval.parse("1d"),
                        ContainedStrategy.of(
                                hanging,
                                new Plugged("strategy", "h", "h.jar", getClass().getClassLoader())),
                        ImmediateTrading.read(MapSettings.of(Map.of())),
                        listener),
                0,
                0);
        PipelineSettings settings = new PipelineSettings(8, 16, Waiting.BLOCKING, threads, Duration.ofMillis(200));
        Pipeline pipeline = new Pipeline(settings, 0, List.of(before, trading, after));
        assertThatThrownBy(() -> pipeline.run(new ListSource(100_000), done -> {}))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("'trading'")
                .hasMessageContaining("bar 333 ")
                .hasMessageContaining("strategy 'h' of plugin h.jar has not returned from onBar for 0.2 s")
                .rootCause()
                .satisfies(where -> assertThat(where.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().startsWith(PipelineTest.class.getName())));
        assertThat(after.indices).allMatch(index -> index < 333);
        ended.await();
    }

    @Test
    void aFeaturePipelineThatKeepsBarsReadsNoLaterOnesFromThem() {
        List<Double> previous = new ArrayList<>();
        FeaturePipeline keeping = new FeaturePipeline() {
            private Bar kept;

            @Override
            public List<String> names() {
                return List.of("previous-close");
            }

            @Override
            public int warmUpBars() {
                return 1;
            }

            @Override
            public boolean update(Bar bar, double[] row) {
                boolean complete = kept != null;
                row[0] = complete ? kept.close() : Double.NaN;
                previous.add(row[0]);
                kept = bar;
                return complete;
            }
        };
        new Pipeline(settings(8, 16, Waiting.BLOCKING, Threads.APART), 1, List.of(new FeatureStage(keeping)))
                .run(new ListSource(200), done -> {});
        assertThat(previous.subList(1, 200))
                .isEqualTo(IntStream.range(0, 199).mapToObj(i -> 100.0 + i).toList());
    }

    @Test
    void aFailingSourceEndsTheRunWithItsOwnMessage() {
        BarSource broken = new BarSource() {
            private final BarSource good = new ListSource(50);

            @Override
            public boolean next(MutableBar into) {
                if (!good.next(into)) {
                    throw new IllegalStateException("the queue is damaged");
                }
                return true;
            }

            @Override
            public void close() {
                good.close();
            }
        };
        Pipeline pipeline =
                new Pipeline(settings(8, 16, Waiting.BLOCKING, Threads.APART), 0, List.of(new Seen(), new Seen()));
        assertThatThrownBy(() -> pipeline.run(broken, done -> {})).hasMessage("the queue is damaged");
    }

    @Test
    void aModelThatForecastsNoPriceHaltsTheRun() {
        Forecaster nonsense = new SumForecaster(new ArrayList<>()) {
            @Override
            public void forecast(float[] windows, int count, double[] values) {
                Arrays.fill(values, Double.NaN);
            }
        };
        assertThatThrownBy(() -> run(20, settings(8, 16, Waiting.BLOCKING, Threads.HALVES), nonsense, new Seen()))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("bar 6 ")
                .hasMessageContaining("NaN");
    }

    private static void run(long bars, PipelineSettings settings, Forecaster forecaster, Seen seen) {
        List<Stage> stages = List.of(
                new FeatureStage(new CloseFeature()),
                new ForecastStage(
                        (features, inputs, offset) -> inputs[offset] = (float) features[0],
                        forecaster,
                        ForecastTarget.CLOSE),
                seen);
        new Pipeline(settings, 1, stages).run(new ListSource(bars), done -> {});
    }

    private static PipelineSettings settings(int chunk, int ring, Waiting waiting, Threads threads) {
        return new PipelineSettings(chunk, ring, waiting, threads);
    }

    /** Remembers what passes. */
    private static final class Seen extends BarStage {
        private final List<Long> indices = new ArrayList<>();
        private final List<Double> forecasts = new ArrayList<>();

        Seen() {
            super("seen");
        }

        @Override
        protected void onBar(BarEvent event) {
            indices.add(event.index());
            forecasts.add(event.forecastPrice());
        }
    }

    /** The close, after a warm-up. */
    private static final class CloseFeature implements FeaturePipeline {
        private int bars;

        @Override
        public List<String> names() {
            return List.of("close");
        }

        @Override
        public int warmUpBars() {
            return WARM_UP;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            row[0] = bars < WARM_UP ? Double.NaN : bar.close();
            return bars++ >= WARM_UP;
        }
    }

    /** The sum of a window. */
    private static class SumForecaster implements Forecaster {
        private final List<float[]> calls;

        SumForecaster(List<float[]> calls) {
            this.calls = calls;
        }

        @Override
        public int windowBars() {
            return WINDOW;
        }

        @Override
        public int featureCount() {
            return 1;
        }

        @Override
        public void forecast(float[] windows, int count, double[] values) {
            calls.add(windows.clone());
            for (int i = 0; i < count; i++) {
                int from = i * WINDOW;
                values[i] = IntStream.range(from, from + WINDOW)
                        .mapToDouble(k -> windows[k])
                        .sum();
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
