package io.hindcast.runs.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.forecast.RowRange;
import io.hindcast.market.EpochNanos;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Sha256;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a model's {@code provenance.json} says of the bars that the model was trained on: text that anybody can write, until
 * {@link ClaimCheck} has compared it with bars.
 *
 * @param folder of the model
 * @param lastTime close of the last bar that training has seen, nanoseconds since 1970-01-01T00:00Z
 * @param firstTime close of the first training row's bar; empty when the folder does not say
 * @param seed of the training; empty when the folder does not say
 * @param dataSha256 {@link TrainingData#hash()}; empty when the folder does not say
 * @param rows what else it takes to compute that hash again; empty in a folder of a version that did not store it
 * @param sha256 over all of these statements, as they stand in the file
 */
public record TrainingClaim(
        Path folder,
        long lastTime,
        OptionalLong firstTime,
        OptionalLong seed,
        String dataSha256,
        Optional<Rows> rows,
        String sha256) {
    private static final String FIRST_TIME = "first_time_nanos";
    private static final String LAST_TIME = "last_time_nanos";
    private static final String FEATURES_FROM = "features_from_nanos";
    private static final String DATA = "training_data_sha256";
    private static final String CLOSES = "closes_sha256";

    /**
     * The training rows.
     *
     * @param instrument whose bars they are
     * @param featuresFrom close of the bar that the features began with
     * @param count of them
     * @param train see {@link io.hindcast.forecast.TrainingSet}; empty where what the folder says is no range of rows
     * @param validation likewise
     * @param closesSha256 {@link TrainingData#closesHash()}
     */
    record Rows(
            String instrument,
            long featuresFrom,
            int count,
            List<RowRange> train,
            List<RowRange> validation,
            String closesSha256) {}

    /** Puts the statements about a training into the provenance of its model. */
    static void write(TrainingData data, Map<String, Object> provenance) {
        provenance.put("seed", data.set().seed());
        provenance.put(DATA, data.hash());
        provenance.put(CLOSES, data.closesHash());
        provenance.put("instrument", data.instrument());
        provenance.put(FEATURES_FROM, data.featuresFrom());
        provenance.put("first_bar", EpochNanos.toInstant(data.firstTime()).toString());
        provenance.put(FIRST_TIME, data.firstTime());
        provenance.put("last_bar", EpochNanos.toInstant(data.lastTime()).toString());
        provenance.put(LAST_TIME, data.lastTime());
        provenance.put("rows", data.set().close().length);
        StatedRanges.write(data.set(), provenance);
    }

    /**
     * Reads the statements.
     *
     * @throws InvalidInputException when they don't say what the last bar was, or contradict each other
     */
    static TrainingClaim read(Path folder, JsonNode provenance) {
        if (!provenance.path(LAST_TIME).isIntegralNumber()) {
            throw new InvalidInputException("model " + folder + ": its provenance.json does not say up to which bar the"
                    + " model was trained (" + LAST_TIME + "); use a model that train has made, or train again with"
                    + " --retrain (instead of --model)");
        }
        requireEqual(folder, provenance, "last_bar", LAST_TIME);
        requireEqual(folder, provenance, "first_bar", FIRST_TIME);
        ObjectNode statements = provenance.deepCopy();
        statements.remove("files");
        return new TrainingClaim(
                folder,
                provenance.path(LAST_TIME).asLong(),
                firstTime(provenance),
                number(provenance, "seed"),
                provenance.path(DATA).asText(),
                rows(provenance),
                Sha256.of(statements.toString()));
    }

    private static Optional<Rows> rows(JsonNode provenance) {
        for (String key : new String[] {FEATURES_FROM, FIRST_TIME, "seed", "rows"}) {
            if (number(provenance, key).isEmpty()) {
                return Optional.empty();
            }
        }
        if (!provenance.path("instrument").isTextual()) {
            return Optional.empty();
        }
        return StatedRanges.read(provenance)
                .map(ranges -> new Rows(
                        provenance.path("instrument").asText(),
                        provenance.path(FEATURES_FROM).asLong(),
                        provenance.path("rows").asInt(),
                        ranges.train(),
                        ranges.validation(),
                        provenance.path(CLOSES).asText()));
    }

    private static OptionalLong number(JsonNode provenance, String key) {
        JsonNode node = provenance.path(key);
        return node.isIntegralNumber() ? OptionalLong.of(node.asLong()) : OptionalLong.empty();
    }

    /** In a folder of an earlier version as text only. */
    private static OptionalLong firstTime(JsonNode provenance) {
        OptionalLong nanos = number(provenance, FIRST_TIME);
        if (nanos.isPresent() || !provenance.path("first_bar").isTextual()) {
            return nanos;
        }
        try {
            return OptionalLong.of(
                    EpochNanos.of(Instant.parse(provenance.path("first_bar").asText())));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static void requireEqual(Path folder, JsonNode provenance, String text, String nanos) {
        JsonNode written = provenance.path(text);
        JsonNode number = provenance.path(nanos);
        if (written.isTextual()
                && number.isIntegralNumber()
                && !written.asText()
                        .equals(EpochNanos.toInstant(number.asLong()).toString())) {
            throw new InvalidInputException("model " + folder + ": its provenance.json was edited: " + text + " is "
                    + written.asText() + ", but " + nanos + " is " + EpochNanos.toInstant(number.asLong())
                    + "; use a model that train has made, or train again with --retrain (instead of --model)");
        }
    }

    /**
     * Compares the statements with rows that were kept of the training.
     *
     * @throws InvalidInputException when one of these comes before the first bar that is named, or after the last
     */
    void requireHolds(KeptRows kept) {
        for (KeptRows.Row row : kept.rows()) {
            if (row.closeTime() > lastTime || row.closeTime() < firstTime.orElse(Long.MIN_VALUE)) {
                throw new InvalidInputException("model " + folder
                        + ": its provenance.json was edited: its rows.json holds a"
                        + " row that it was trained on from " + row.time() + ", but it says that it was trained on bars"
                        + (firstTime.isPresent() ? " from " + EpochNanos.toInstant(firstTime.getAsLong()) : "") + " to "
                        + EpochNanos.toInstant(lastTime)
                        + "; use a model that train has made, or train again with --retrain"
                        + " (instead of --model)");
            }
        }
    }

    /**
     * Keeps a model that was found by what it was trained on from being another one.
     *
     * @throws InvalidInputException when the folder says that it was trained on other data than its place stands for
     */
    void requireOf(TrainingData data) {
        if (!dataSha256.equals(data.hash())
                || lastTime != data.lastTime()
                || firstTime.orElse(data.firstTime()) != data.firstTime()
                || seed.orElse(data.set().seed()) != data.set().seed()) {
            throw new InvalidInputException("model " + folder
                    + ": its provenance.json was edited: the folder is that of"
                    + " a model trained with seed " + data.set().seed() + " on bars up to "
                    + EpochNanos.toInstant(data.lastTime()) + " (" + DATA + " " + data.hash() + "), but it says seed "
                    + (seed.isPresent() ? seed.getAsLong() : "unknown") + " and bars up to "
                    + EpochNanos.toInstant(lastTime) + " (" + dataSha256
                    + "); train again with --retrain (instead of --model)");
        }
    }
}
