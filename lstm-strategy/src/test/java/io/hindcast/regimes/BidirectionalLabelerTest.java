package io.hindcast.regimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.forecast.Forecaster;
import io.hindcast.regime.RegimeHistory;
import io.hindcast.regime.RegimeLabeler;
import io.hindcast.regime.RegimeLabels;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class BidirectionalLabelerTest {
    private static final int BARS = 120;
    private static final int TRAIN_TO = 60;

    @Test
    void theSameHistoryGivesTheSameLabelsToTheBitWhateverWasDrawnBefore() {
        RegimeHistory history = history(1, 0);
        RegimeLabels first = labeler(Map.of()).label(history, (epoch, epochs, loss) -> {});
        Nd4j.getRandom().setSeed(99);
        Nd4j.rand(7, 7).close();
        RegimeLabels again = labeler(Map.of()).label(history, (epoch, epochs, loss) -> {});
        assertThat(again.probabilities()).isEqualTo(first.probabilities());
        assertThat(again.regimes()).isEqualTo(first.regimes());
        assertThat(again.losses()).isEqualTo(first.losses()).hasSize(2);
    }

    @Test
    void trainingSeesNeitherFeaturesNorPricesOfTheHeldOutTime() {
        List<Double> clean = labeler(Map.of())
                .label(history(1, 0), (epoch, epochs, loss) -> {})
                .losses();
        RegimeLabels poisoned = labeler(Map.of()).label(history(1, 1e3), (epoch, epochs, loss) -> {});
        assertThat(poisoned.losses()).isEqualTo(clean);
    }

    @Test
    void everyBarHasARegimeAndItsProbabilityWarmUpAndEndIncluded() {
        RegimeLabels labels = labeler(Map.of()).label(history(1, 0), (epoch, epochs, loss) -> {});
        assertThat(labels.names()).containsExactly("trend-up", "trend-down", "range", "high-volatility");
        for (int bar = 0; bar < BARS; bar++) {
            assertThat(labels.regimes()[bar]).isBetween(0, 3);
            assertThat(labels.probabilities()[bar]).as("the largest of four").isBetween(0.25, 1.0);
        }
        assertThat(labels.taught()[BARS - 1]).isEqualTo(RegimeLabels.NONE);
    }

    @Test
    void aLabelerIsNoForecaster() {
        assertThat(labeler(Map.of())).isNotInstanceOf(Forecaster.class);
        assertThat(RegimeLabeler.class.isAssignableFrom(Forecaster.class)).isFalse();
        assertThat(Forecaster.class.isAssignableFrom(RegimeLabeler.class)).isFalse();
    }

    @Test
    void aWindowThatIsLongerThanTheTrainingSegmentIsRefused() {
        assertThatThrownBy(() -> labeler(Map.of("window", 56)).label(history(1, 0), (epoch, epochs, loss) -> {}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll("regimes.window", "56", "55");
    }

    private static RegimeLabeler labeler(Map<String, Object> more) {
        Map<String, Object> section = new java.util.HashMap<>(Map.of(
                "trend", Map.of("shortest-bars", 5, "longest-bars", 10, "step-bars", 5),
                "volatility", Map.of("bars", 5),
                "window", 20,
                "hidden", 3,
                "epochs", 2));
        section.putAll(more);
        return new BidirectionalLabelerProvider().configure(MapSettings.of(section));
    }

    /** A random walk with two features; from the held-out time on, features and prices are shifted. */
    private static RegimeHistory history(long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        int heldOutFrom = TRAIN_TO + 15;
        double[][] features = new double[BARS][];
        double[] close = new double[BARS];
        double price = 100;
        for (int i = 0; i < BARS; i++) {
            double move = 0.02 * (random.nextDouble() - 0.5);
            price *= Math.exp(move);
            double more = i < heldOutFrom ? 0 : shift;
            close[i] = price + more;
            features[i] = i < 5 ? new double[] {Double.NaN, Double.NaN} : new double[] {move + more, price + more};
        }
        return new RegimeHistory(List.of("move", "price"), features, 5, close, TRAIN_TO, heldOutFrom, 7);
    }
}
