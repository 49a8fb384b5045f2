package io.hindcast.report.summary;

import io.hindcast.report.files.NullWhenEmpty;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The training that made the model: the section {@code training}.
 *
 * @param epochs that were run
 * @param seconds their wall time
 * @param bestValidationLoss that of the weights that were kept; empty where nobody knows
 * @param constantValidationLoss that of the mean of the labels; empty where the model does not say
 * @param constant whether that mean was kept instead
 * @param lastBar close of the last bar that the model was trained on
 * @param data who says what it was trained on
 */
public record TrainingSection(
        long epochs,
        double seconds,
        @NullWhenEmpty OptionalDouble bestValidationLoss,
        @NullWhenEmpty OptionalDouble constantValidationLoss,
        Optional<Boolean> constant,
        Optional<Instant> lastBar,
        Optional<String> data) {}
