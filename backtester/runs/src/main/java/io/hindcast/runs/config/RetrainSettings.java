package io.hindcast.runs.config;

import io.hindcast.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * When the model is trained anew while a session runs, and on what.
 *
 * @param bars after how many live bars; 0 where time decides
 * @param every after how long on the clock of the bars; zero where bars decide
 * @param trainBars most bars that a training sees; 0 for as many as the history's training and validation segments have
 */
public record RetrainSettings(int bars, Duration every, int trainBars) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(100_000);

    /**
     * Reads {@code paper.retrain}.
     *
     * @return empty when the section is absent
     * @throws io.hindcast.settings.InvalidInputException when it names not exactly one of {@code bars} and {@code every}, or
     *     a value is wrong
     */
    static Optional<RetrainSettings> read(Settings paper) {
        if (!paper.has("retrain")) {
            return Optional.empty();
        }
        Settings retrain = paper.section("retrain");
        if (retrain.has("bars") == retrain.has("every")) {
            throw retrain.invalid(
                    retrain.has("bars") ? "every" : "bars",
                    "must be given, or else " + (retrain.has("bars") ? "bars" : "every")
                            + ": exactly one of the two says when to train, as in bars: 1440 or every: 1d");
        }
        int bars = retrain.has("bars") ? retrain.integer("bars", 1, 100_000_000) : 0;
        Duration every = retrain.has("every") ? retrain.duration("every", LEAST, MOST) : Duration.ZERO;
        return Optional.of(new RetrainSettings(bars, every, retrain.integer("train-bars", 0, 0, 10_000_000)));
    }
}
