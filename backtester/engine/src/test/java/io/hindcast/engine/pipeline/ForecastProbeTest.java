package io.hindcast.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.pipeline.ArithmeticForecaster.Values;
import io.hindcast.engine.pipeline.PipelineSettings.Threads;
import io.hindcast.engine.pipeline.PipelineSettings.Waiting;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Bar;
import io.hindcast.settings.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forecaster whose value for a window depends on anything else is refused, with what it does. */
@Timeout(60)
class ForecastProbeTest {
    private static final int WINDOW = 4;
    private static final int CHUNK = 8;

    private static float last(float[] windows, int window) {
        return windows[(window + 1) * WINDOW - 1];
    }

    /** Positive, and a function of the window alone. */
    private static void honest(float[] windows, int count, double[] values) {
        for (int i = 0; i < count; i++) {
            values[i] = 100 + Math.abs(last(windows, i) + 0.5 * windows[i * WINDOW]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, CHUNK - 1})
    void whatReadsLaterWindowsOfItsCallIsRefused(int ahead) {
        assertThatThrownBy(() -> run(100, (windows, count, values) -> {
                    for (int i = 0; i < count; i++) {
                        values[i] = 100 + Math.abs(last(windows, Math.min(i + ahead, count - 1)));
                    }
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("within bars 0 to 7")
                .hasMessageContaining("reads the future")
                .hasMessageContaining("its value for window 1 of 8")
                .hasMessageContaining("close later");
    }

    @Test
    void whatReadsTheFutureInItsLaterForecastsOnlyIsFoundInTheRun() {
        long[] calls = {0};
        assertThatThrownBy(() -> run(20_000, (windows, count, values) -> {
                    boolean awake = calls[0]++ > 50;
                    for (int i = 0; i < count; i++) {
                        values[i] = 100 + Math.abs(last(windows, awake ? count - 1 : i));
                    }
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reads the future")
                .hasMessageContaining("within bars 1024 to 1031");
    }

    @Test
    void whatReadsEarlierWindowsIsRefused() {
        assertThatThrownBy(() -> run(100, (windows, count, values) -> {
                    for (int i = 0; i < count; i++) {
                        values[i] = 100 + Math.abs(last(windows, Math.max(i - 1, 0)));
                    }
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("reads other windows than its own");
    }

    @Test
    void whatRemembersEarlierCallsIsRefused() {
        double[] sum = {0};
        assertThatThrownBy(() -> run(100, (windows, count, values) -> {
                    sum[0] += 1;
                    Arrays.fill(values, 100 + sum[0]);
                }))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("remembers what it was asked");
    }

    @Test
    void whatDrawsAtRandomIsRefusedInCallsOfOneWindowToo() {
        Random random = new Random(1);
        assertThatThrownBy(() -> run(
                        100, 1, (windows, count, values) -> Arrays.fill(values, 0, count, 100 + random.nextDouble())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("draws at random");
    }

    @Test
    void whatWritesOverTheWindowsItWasGivenIsNotRefusedForThat() {
        assertThat(run(20_000, (windows, count, values) -> {
                    honest(windows, count, values);
                    Arrays.fill(windows, Float.NaN);
                }))
                .isEqualTo(run(20_000, ForecastProbeTest::honest));
    }

    @Test
    void probingTakesLessThanAHundredthOfTheCalls() {
        long[] calls = {0};
        int chunks = 10_000;
        run(chunks * (long) CHUNK, (windows, count, values) -> {
            calls[0]++;
            honest(windows, count, values);
        });
        assertThat(calls[0]).isBetween(chunks + 10L, chunks + chunks / 100L);
    }

    private static double run(long bars, Values model) {
        return run(bars, CHUNK, model);
    }

    /** The sum of all forecasts. */
    private static double run(long bars, int chunk, Values model) {
        double[] sum = {0};
        BarStage seen = new BarStage("seen") {
            @Override
            protected void onBar(BarEvent event) {
                sum[0] += event.hasForecast() ? event.forecastPrice() : 0;
            }
        };
        List<Stage> stages = List.of(
                new FeatureStage(new CloseFeature()),
                new ForecastStage(
                        (features, inputs, offset) -> inputs[offset] = (float) (features[0] - 100),
                        new ArithmeticForecaster(WINDOW, model),
                        ForecastTarget.CLOSE),
                seen);
        new Pipeline(new PipelineSettings(chunk, 16, Waiting.BLOCKING, Threads.SHARED), 1, stages)
                .run(new ListSource(bars), done -> {});
        return sum[0];
    }

    private static final class CloseFeature implements FeaturePipeline {
        @Override
        public List<String> names() {
            return List.of("close");
        }

        @Override
        public int warmUpBars() {
            return 0;
        }

        @Override
        public boolean update(Bar bar, double[] row) {
            row[0] = bar.close();
            return true;
        }
    }
}
