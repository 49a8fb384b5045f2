package io.hindcast.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.training.architecture.Stacked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuidelinesTest {
    @ParameterizedTest
    @CsvSource({
        "999, 1, 1",
        "1000, 1, 2",
        "9999, 1, 2",
        "10000, 2, 3",
        "99999, 2, 3",
        "100000, 3, 4",
    })
    void depthIsJudgedByTheNumberOfSamples(long samples, int least, int most) {
        for (int layers = 1; layers <= 4; layers++) {
            boolean fits = layers >= least && layers <= most;
            assertThat(Guidelines.warnings(new Stacked(layers, 8, 0.3), samples))
                    .as(layers + " layers")
                    .hasSize(fits ? 0 : 1)
                    .allSatisfy(warning -> assertThat(warning).contains("LSTM layer", "guideline"));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, true", "0.19, true", "0.2, false", "0.5, false", "0.51, true"})
    void dropoutIsJudgedWhereItActs(double dropout, boolean warned) {
        assertThat(Guidelines.warnings(new Stacked(2, 8, dropout), 5_000)).hasSize(warned ? 1 : 0);
        assertThat(Guidelines.warnings(new Stacked(1, 8, dropout), 5_000)).isEmpty();
    }
}
