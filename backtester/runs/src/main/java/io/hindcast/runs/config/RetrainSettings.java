package io.hindcast.runs.config;

import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
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
    private static final Key<Integer> BARS = Key.integer(
                    "bars", 1, 100_000_000, "After so many live bars; exactly one of this and every")
            .unit("bars")
            .optional();
    private static final Key<Duration> EVERY = Key.duration(
                    "every",
                    Duration.ofSeconds(1),
                    Duration.ofDays(100_000),
                    "After so long on the clock of the bars, counted from the end of the history; exactly one of this and bars")
            .optional();
    private static final Key<Integer> TRAIN_BARS = Key.integer(
                    "train-bars",
                    0,
                    10_000_000,
                    "Most bars that a training sees, the latest ones, kept in memory; 0 for as many as the history has before"
                            + " its test segment")
            .unit("bars")
            .byDefault(0);

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(BARS, EVERY, TRAIN_BARS);

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
        if (retrain.has(BARS) == retrain.has(EVERY)) {
            throw retrain.invalid(
                    retrain.has(BARS) ? EVERY : BARS,
                    "must be given, or else " + (retrain.has(BARS) ? BARS : EVERY)
                            + ": exactly one of the two says when to train, as in bars: 1440 or every: 1d");
        }
        int bars = retrain.find(BARS).orElse(0);
        Duration every = retrain.find(EVERY).orElse(Duration.ZERO);
        return Optional.of(new RetrainSettings(bars, every, retrain.get(TRAIN_BARS)));
    }
}
