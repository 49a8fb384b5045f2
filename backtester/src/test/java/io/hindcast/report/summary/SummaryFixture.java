package io.hindcast.report.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.Interval;
import io.hindcast.report.files.RecordWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Summaries of which a test says only what it is about. */
public final class SummaryFixture {
    private static final Instant TIME = Instant.parse("2024-01-02T21:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SummaryFixture() {}

    /** Keys that are given, in a run that has all sections that the given ones are in, and the sections that every run has. */
    public static Summary with(String json) {
        try {
            return with((ObjectNode) JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #with(String)}. */
    public static Summary with(ObjectNode given) {
        try {
            ObjectNode whole = RecordWriter.tree(complete());
            for (String optional : List.of("strategy", "forecast", "incidents", "lots", "execution", "training")) {
                if (!given.has(optional)) {
                    whole.remove(optional);
                }
            }
            if (!given.has("strategy")) {
                whole.remove(List.of("benchmark", "trading"));
            }
            for (String optional : List.of("test", "constant")) {
                if (whole.has("forecast") && !given.get("forecast").has(optional)) {
                    ((ObjectNode) whole.get("forecast")).remove(optional);
                }
            }
            merge(whole, given);
            Path file = Files.createTempFile("summary", ".json");
            try {
                return SummaryFile.read(Files.writeString(file, whole.toString()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode into, ObjectNode given) {
        given.properties().forEach(entry -> {
            JsonNode there = into.get(entry.getKey());
            if (there instanceof ObjectNode section && entry.getValue() instanceof ObjectNode keys) {
                merge(section, keys);
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static Summary complete() {
        PerformanceFigures equity =
                new PerformanceFigures(100, 110, 0.1, 0.1, 0.2, 0.5, 0.7, 0.3, 12, 0.33, 0.6, 0.9, 0.9);
        IncidentFigures.Occurrences never = new IncidentFigures.Occurrences(0, Optional.empty());
        IncidentFigures.OrdersByReason none = new IncidentFigures.OrdersByReason(0, Optional.empty(), Map.of());
        ForecastFigures.ErrorFigures errors = new ForecastFigures.ErrorFigures(1, 1, 0.1, 0.1, 0.1, 0.5, 0.1, 0.1);
        return new Summary(
                Optional.of(new StrategyFigures(
                        equity,
                        equity,
                        new TradeFigures(6, 0.5, 1.1, 2, 12, 12, 0, 3, 1, 1, 0),
                        Optional.of(new LotFigures(0, 0.5, 1.1, 2, 3, 0, 0)),
                        Optional.of(new IncidentFigures(
                                100,
                                100,
                                0,
                                0,
                                List.of(),
                                never,
                                none,
                                none,
                                never,
                                Optional.of(never),
                                never,
                                never)))),
                Optional.of(new ForecastFigures(
                        "test",
                        1,
                        ForecastTarget.LOG_RETURN,
                        90,
                        errors,
                        errors,
                        0.1,
                        0.1,
                        Optional.of(false),
                        Optional.of(new SkillTest(
                                "a test", SkillTest.Answer.CANNOT_TELL, 90, 1, 0.1, 0.1, 1, Double.NaN)))),
                new YearBasis(OptionalDouble.of(252), Optional.of("252 trading days"), OptionalDouble.of(252.2)),
                new CostSection(OptionalDouble.of(100), OptionalDouble.of(1), OptionalDouble.of(1)),
                Optional.of(new ExecutionSection(0, Double.NaN, Optional.of("fractional"))),
                new RunSection(
                        Optional.of("name"),
                        "SPX",
                        Interval.parse("1d"),
                        Optional.of("UTC"),
                        Optional.of("queue"),
                        Optional.of(false),
                        OptionalInt.of(2),
                        OptionalLong.of(500),
                        Optional.of(TIME),
                        Optional.of(TIME),
                        "buy-and-hold",
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        Optional.of(List.of()),
                        OptionalLong.of(42),
                        List.of(),
                        "20240102-210000-name",
                        Optional.of(TIME),
                        Optional.of(TIME)),
                Optional.empty(),
                new SegmentSpans(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new SegmentSpans.Span(500, TIME, TIME)),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }
}
