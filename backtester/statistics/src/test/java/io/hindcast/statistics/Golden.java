package io.hindcast.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import io.hindcast.statistics.series.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Numbers of other implementations, whose scripts lie in {@code src/test/python} and {@code src/test/r}. */
public final class Golden {
    private static final double EXACT = 1e-9;

    private Golden() {}

    public static JsonNode read(String name) {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of a file, each with its series beside it. */
    public static List<Case> cases(String name) {
        JsonNode expected = read(name).get("cases");
        JsonNode series = read("series.json").get("cases");
        assertThat(expected).hasSize(5).hasSameSizeAs(series);
        return StreamSupport.stream(expected.spliterator(), false)
                .map(each -> new Case(each, named(series, each.get("name").asText())))
                .toList();
    }

    public static double[] numbers(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    /** Equal to 1e-9, relatively or absolutely. */
    public static void assertEqual(double actual, JsonNode expected, String what) {
        double wanted = expected.asDouble();
        assertThat(actual).as(what).isFinite();
        assertThat(Math.abs(actual - wanted))
                .as("%s: %s instead of %s", what, actual, wanted)
                .isLessThanOrEqualTo(EXACT * Math.max(1e-6, Math.abs(wanted)));
    }

    /** A number in other units, for what is small. */
    public static JsonNode scaled(JsonNode expected, double factor) {
        return DoubleNode.valueOf(expected.asDouble() * factor);
    }

    private static JsonNode named(JsonNode cases, String name) {
        return StreamSupport.stream(cases.spliterator(), false)
                .filter(each -> each.get("name").asText().equals(name))
                .findAny()
                .orElseThrow();
    }

    public record Case(JsonNode expected, JsonNode series) {
        public double[] of(String key) {
            return numbers(series.get(key));
        }

        public String name() {
            return expected.get("name").asText();
        }

        /** Values of one series less another's. */
        public double[] less(String some, String others) {
            return Sample.differences(of(some), of(others));
        }
    }
}
