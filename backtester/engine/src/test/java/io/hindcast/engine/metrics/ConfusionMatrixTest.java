package io.hindcast.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    @Test
    void figuresWorkedOutByHand() {
        ConfusionMatrix matrix = new ConfusionMatrix(3);
        for (int i = 0; i < 6; i++) {
            matrix.add(0, 0);
        }
        matrix.add(0, 1);
        matrix.add(0, 1);
        matrix.add(1, 1);
        matrix.add(1, 0);
        assertThat(matrix.total()).isEqualTo(10);
        assertThat(matrix.count(0, 1)).isEqualTo(2);
        assertThat(matrix.count(1, 0)).isEqualTo(1);
        assertThat(matrix.accuracy()).isEqualTo(0.7);
        assertThat(matrix.precision(0)).isCloseTo(6 / 7.0, within(1e-15));
        assertThat(matrix.recall(0)).isEqualTo(0.75);
        assertThat(matrix.f1(0)).as("2 * 6 / (8 + 7)").isCloseTo(0.8, within(1e-15));
        assertThat(matrix.f1(1)).as("2 * 1 / (2 + 3)").isCloseTo(0.4, within(1e-15));
        assertThat(matrix.f1(2)).isNaN();
        assertThat(matrix.macroF1()).as("the third class does not occur").isCloseTo(0.6, within(1e-15));
    }

    @Test
    void aClassThatIsOnlyGivenCountsAsZero() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        matrix.add(0, 0);
        matrix.add(0, 1);
        assertThat(matrix.macroF1()).as("(2 / 3 + 0) / 2").isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void withoutACaseNothingIsDefined() {
        assertThat(new ConfusionMatrix(2).accuracy()).isNaN();
        assertThat(new ConfusionMatrix(2).macroF1()).isNaN();
    }
}
