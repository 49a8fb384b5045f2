package io.hindcast.runs.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.hindcast.forecast.RowRange;
import io.hindcast.forecast.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How training and validation share the rows, as {@code provenance.json} says it: {@code train_to}, {@code validation_from}
 * and {@code validation_to} where each is a range, else {@code train_ranges} and {@code validation_ranges}, lists of pairs.
 *
 * @param train empty where what is said is no range of rows, which somebody has edited
 * @param validation likewise
 */
record StatedRanges(List<RowRange> train, List<RowRange> validation) {
    private static final String TRAIN_TO = "train_to";
    private static final String VALIDATION_FROM = "validation_from";
    private static final String VALIDATION_TO = "validation_to";
    private static final String TRAIN = "train_ranges";
    private static final String VALIDATION = "validation_ranges";

    static void write(TrainingSet set, Map<String, Object> provenance) {
        if (set.undivided()) {
            provenance.put(TRAIN_TO, set.trainTo());
            provenance.put(VALIDATION_FROM, set.validationFrom());
            provenance.put(VALIDATION_TO, set.validationTo());
        } else {
            provenance.put(TRAIN, pairs(set.train()));
            provenance.put(VALIDATION, pairs(set.validation()));
        }
    }

    private static List<List<Integer>> pairs(List<RowRange> ranges) {
        return ranges.stream().map(range -> List.of(range.from(), range.to())).toList();
    }

    /** Empty where nothing is said, as in a folder of an earlier version. */
    static Optional<StatedRanges> read(JsonNode provenance) {
        if (provenance.path(TRAIN_TO).isIntegralNumber()
                && provenance.path(VALIDATION_FROM).isIntegralNumber()
                && provenance.path(VALIDATION_TO).isIntegralNumber()) {
            return Optional.of(new StatedRanges(
                    range(0, provenance.path(TRAIN_TO).asInt()).stream().toList(),
                    range(
                                    provenance.path(VALIDATION_FROM).asInt(),
                                    provenance.path(VALIDATION_TO).asInt())
                            .stream()
                            .toList()));
        }
        return provenance.path(TRAIN).isArray() && provenance.path(VALIDATION).isArray()
                ? Optional.of(new StatedRanges(ranges(provenance.path(TRAIN)), ranges(provenance.path(VALIDATION))))
                : Optional.empty();
    }

    private static List<RowRange> ranges(JsonNode pairs) {
        List<RowRange> ranges = new ArrayList<>();
        for (JsonNode pair : pairs) {
            Optional<RowRange> range =
                    pair.size() == 2 && pair.path(0).isInt() && pair.path(1).isInt()
                            ? range(pair.path(0).asInt(), pair.path(1).asInt())
                            : Optional.empty();
            if (range.isEmpty()) {
                return List.of();
            }
            ranges.add(range.get());
        }
        return ranges;
    }

    private static Optional<RowRange> range(int from, int to) {
        return from >= 0 && from < to ? Optional.of(new RowRange(from, to)) : Optional.empty();
    }
}
