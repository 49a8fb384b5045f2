package io.hindcast.engine.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.engine.fixture.SilentModel;
import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.Scaler;
import io.hindcast.forecast.TrainedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeanModelTest {
    private static final int WINDOW = 2;

    /** Says its weight times the newest value. */
    private record Weighted(double weight, List<String> closed) implements TrainedModel, SilentModel {
        @Override
        public Scaler scaler() {
            return (features, inputs, offset) -> inputs[offset] = (float) features[0];
        }

        @Override
        public Forecaster newForecaster() {
            return new Forecaster() {
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
                    for (int i = 0; i < count; i++) {
                        values[i] = weight * windows[i * WINDOW + WINDOW - 1];
                    }
                }

                @Override
                public void close() {
                    closed.add(Double.toString(weight));
                }
            };
        }

        @Override
        public String hash() {
            return Double.toString(weight);
        }
    }

    private static MeanModel mean(List<String> closed, double... weights) {
        List<OfSeeds.Member<TrainedModel>> members = new ArrayList<>();
        for (double weight : weights) {
            members.add(new OfSeeds.Member<>(members.size() + 1L, new Weighted(weight, closed)));
        }
        return new MeanModel(members);
    }

    /** 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1: the order of the seeds is that of the sum. */
    @Test
    void itIsTheSumInTheOrderOfTheSeedsByTheirNumberToTheBit() {
        double[] weights = {0.1, 0.2, 0.3};
        assertThat((weights[2] + weights[1] + weights[0]) / 3).isNotEqualTo((weights[0] + weights[1] + weights[2]) / 3);
        SplittableRandom random = new SplittableRandom(1);
        try (Forecaster forecaster = mean(new ArrayList<>(), weights).newForecaster()) {
            for (int count : new int[] {1, 7, 3, 64}) {
                float[] windows = new float[count * WINDOW];
                for (int i = 0; i < windows.length; i++) {
                    windows[i] = i == 1 ? 1 : (float) random.nextDouble(-1, 1);
                }
                double[] values = new double[count];
                forecaster.forecast(windows, count, values);
                for (int i = 0; i < count; i++) {
                    double newest = windows[i * WINDOW + 1];
                    assertThat(values[i])
                            .isEqualTo((weights[0] * newest + weights[1] * newest + weights[2] * newest) / 3);
                }
            }
        }
    }

    @Test
    void aForecastIsTheSameAloneAsAmongOthers() {
        float[] windows = new float[20 * WINDOW];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = (float) Math.sin(i);
        }
        double[] together = new double[20];
        double[] alone = new double[1];
        try (Forecaster forecaster =
                mean(new ArrayList<>(), 0.7, -1.9, 0.03, 1e-9).newForecaster()) {
            forecaster.forecast(windows, 20, together);
            for (int i = 0; i < 20; i++) {
                forecaster.forecast(new float[] {windows[i * WINDOW], windows[i * WINDOW + 1]}, 1, alone);
                assertThat(alone[0]).isEqualTo(together[i]);
            }
        }
    }

    @Test
    void allAreClosedWithIt() {
        List<String> closed = new ArrayList<>();
        mean(closed, 0.1, 0.2, 0.3).newForecaster().close();
        assertThat(closed).containsExactly("0.1", "0.2", "0.3");
    }

    @Test
    void anotherMemberOrAnotherOrderIsAnotherModel() {
        List<String> nobody = List.of();
        assertThat(List.of(
                        mean(nobody, 0.1, 0.2).hash(),
                        mean(nobody, 0.2, 0.1).hash(),
                        mean(nobody, 0.1, 0.2, 0.2).hash(),
                        mean(nobody, 0.1, 0.3).hash()))
                .doesNotHaveDuplicates();
        assertThat(mean(nobody, 0.1, 0.2).hash())
                .isEqualTo(mean(nobody, 0.1, 0.2).hash());
    }
}
