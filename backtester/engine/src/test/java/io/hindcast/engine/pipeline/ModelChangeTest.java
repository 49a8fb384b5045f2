package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.fixture.SilentModel;
import io.hindcast.engine.pipeline.PipelineSettings.Threads;
import io.hindcast.engine.pipeline.PipelineSettings.Waiting;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that takes over within a run forecasts as though it had from the first bar on, to the bit. */
@Timeout(60)
class ModelChangeTest {
    private static final int BARS = 100;
    private static final int WINDOW = 5;
    private static final int WARM_UP = 7;

    /** Scales and weighs as only it does; a value tells each row of its window from each other. */
    private record Model(double shift, double factor, double weight, int[] closed)
            implements TrainedModel, SilentModel {
        @Override
        public Forecaster newForecaster() {
            return new Forecaster() {
                @Override
                public int windowBars() {
                    return WINDOW;
                }

                @Override
                public int featureCount() {
                    return 2;
                }

                @Override
                public void forecast(float[] windows, int count, double[] values) {
                    for (int i = 0; i < count; i++) {
                        double sum = 1000;
                        for (int k = 0; k < 2 * WINDOW; k++) {
                            sum += (k + 1) * weight * windows[i * 2 * WINDOW + k];
                        }
                        values[i] = sum;
                    }
                }

                @Override
                public void close() {
                    closed[0]++;
                }
            };
        }

        @Override
        public Scaler scaler() {
            return (features, inputs, offset) -> {
                for (int i = 0; i < features.length; i++) {
                    inputs[offset + i] = (float) ((features[i] - shift) * factor);
                }
            };
        }
    }

    private static final class Features implements FeaturePipeline {
        private int bars;

        @Override
        public List<String> names() {
            return List.of("a", "b");
        }

        @Override
        public int warmUpBars() {
            return WARM_UP;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            row[0] = Math.sin(bar.close());
            row[1] = Math.cos(3 * bar.close());
            return bars++ >= WARM_UP;
        }
    }

    private static Model model(double shift, double factor, double weight) {
        return new Model(shift, factor, weight, new int[1]);
    }

    private static double[] run(Model first, Map<Long, Model> changes, int chunk) {
        double[] prices = new double[BARS];
        ForecastStage forecasts = new ForecastStage(first.scaler(), first.newForecaster(), ForecastTarget.CLOSE);
        List<Stage> stages = List.of(
                new FeatureStage(new Features()),
                new BarStage("changes") {
                    @Override
                    protected void onBar(BarEvent event) {
                        Optional.ofNullable(changes.get(event.index()))
                                .ifPresent(model -> event.model(
                                        new LiveModel(model, "", 0, LiveModel.Origin.RELOADED, Optional.empty())));
                    }
                },
                forecasts,
                new BarStage("look") {
                    @Override
                    protected void onBar(BarEvent event) {
                        prices[(int) event.index()] = event.forecastPrice();
                    }
                });
        new Pipeline(new PipelineSettings(chunk, 128, Waiting.BLOCKING, Threads.SHARED), 2, stages)
                .run(new ListSource(BARS), done -> {});
        forecasts.close();
        return prices;
    }

    @ParameterizedTest
    @CsvSource({"1, 50", "8, 50", "64, 50", "64, 64", "64, 63", "64, 1", "8, 9", "8, 11", "64, 12", "64, 99"})
    void asThoughItHadFromTheFirst(int chunk, long at) {
        Model a = model(0.1, 2, 1);
        Model b = model(-0.7, 0.3, 1.5);
        double[] changed = run(a, Map.of(at, b), chunk);
        double[] withA = run(model(0.1, 2, 1), Map.of(), chunk);
        double[] withB = run(model(-0.7, 0.3, 1.5), Map.of(), chunk);
        for (int bar = 0; bar < BARS; bar++) {
            assertThat(changed[bar]).as("bar %s", bar).isEqualTo(Double.valueOf(bar < at ? withA[bar] : withB[bar]));
            assertThat(Double.isNaN(withA[bar])).isEqualTo(bar < WARM_UP + WINDOW - 1);
            assertThat(withA[bar] == withB[bar]).isFalse();
        }
        assertThat(a.closed()).containsExactly(1);
        assertThat(b.closed()).containsExactly(1);
    }

    @Test
    void severalWithinAChunk() {
        Model a = model(0.1, 2, 1);
        Model b = model(-0.7, 0.3, 1.5);
        Model c = model(0, 1, -2);
        double[] changed = run(a, Map.of(20L, b, 21L, c, 40L, a), 64);
        double[] withA = run(a, Map.of(), 64);
        double[] withB = run(b, Map.of(), 64);
        double[] withC = run(c, Map.of(), 64);
        for (int bar = WARM_UP + WINDOW; bar < BARS; bar++) {
            double[] expected = bar < 20 || bar >= 40 ? withA : bar == 20 ? withB : withC;
            assertThat(changed[bar]).as("bar %s", bar).isEqualTo(expected[bar]);
        }
    }

    @Test
    void aModelOfAnotherShapeOrThatReadsOtherWindowsIsRefusedBeforeItGetsToTheLine() {
        assertThatThrownBy(() -> ForecastStage.tryOut(model(0, 1, 1), WINDOW + 1, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("windows of 5 bars x 2 features, but the session has 6 x 2");
        ForecastStage.tryOut(model(0, 1, 1), WINDOW, 2);
    }
}
