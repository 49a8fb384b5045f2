package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nobody can forecast noise, so hardly a run on it may claim something. Of twenty series no more than 4 may, by the 99 % band of
 * a binomial distribution with a share of 5 %; benchmarks/luck asks the same of two hundred.
 */
@Tag("slow")
class NoiseTest {
    private static final int SERIES = 20;
    private static final int MOST = 4;
    private static final int BARS = 500;
    private static final double VOLATILITY = 0.01;

    private static final String CONFIG = """
            name: NAME
            data: {queue: NAME}
            features: [{name: log-return, bars: 1}, {name: log-return, bars: 5}]
            model: {name: lstm, window: 20, layers: 1, hidden: 16, training: {epochs: 3}}
            strategy: {name: lstm, mode: long-flat, entry-bps: 0, exit-bps: 0}
            """;

    @TempDir
    private Path folder;

    @Test
    void hardlyARunOnNoiseClaimsSomething() throws IOException {
        Project project = new Project(folder);
        Map<String, Integer> claims = new TreeMap<>();
        for (int i = 0; i < SERIES; i++) {
            String name = "noise" + i;
            // An instrument of its own, so that each run is a single trial.
            project.hindcast(
                    "import",
                    project.csv(name + ".csv", bars(i)).toString(),
                    "--name",
                    name,
                    "--instrument",
                    name.toUpperCase(Locale.ROOT),
                    "--interval",
                    "1d");
            Path run = project.run(project.write(name + ".yaml", CONFIG.replace("NAME", name)));
            JsonNode summary =
                    new ObjectMapper().readTree(run.resolve("summary.json").toFile());
            JsonNode verdict = summary.path("verdict");
            count(claims, "knows_something", verdict.path("knows_something"));
            count(claims, "forecasts_better", verdict.path("forecasts_better"));
            count(claims, "beats_all", verdict.path("beats_all"));
            verdict.path("beats").properties().forEach(each -> count(claims, each.getKey(), each.getValue()));
            if (summary.path("forecast").path("constant").asBoolean()) {
                assertThat(verdict.path("beats").findValuesAsText("answer")).containsOnly("cannot-tell");
            }
        }
        assertThat(claims).containsKeys("knows_something", "forecasts_better", "beats_all", "buy-and-hold", "ridge");
        assertThat(claims.values())
                .allMatch(count -> count <= MOST, "at most " + MOST + " of " + SERIES + ": " + claims);
    }

    private static void count(Map<String, Integer> claims, String question, JsonNode answered) {
        claims.merge(question, answered.path("answer").asText().equals("yes") ? 1 : 0, Integer::sum);
    }

    private static List<String> bars(int number) {
        SplittableRandom random = new SplittableRandom(1_000 + number);
        DoubleSupplier returns = returns(number % 5, random);
        boolean bounces = number % 5 == 4;
        List<String> lines = new ArrayList<>();
        double price = 100;
        double open = price;
        for (int i = 0; i < BARS; i++) {
            price *= Math.exp(returns.getAsDouble());
            double close = bounces ? price * (random.nextBoolean() ? 1.0005 : 0.9995) : price;
            double high = Math.max(open, close) * (1 + 0.003 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.003 * random.nextDouble());
            lines.add(Project.line(i, open, high, low, close, 1_000 + random.nextInt(1_000)));
            open = close;
        }
        return lines;
    }

    /** Gaussian, with drift, Student's t with 3 degrees of freedom, GARCH(1,1), and Gaussian to bounce between bid and ask. */
    private static DoubleSupplier returns(int kind, SplittableRandom random) {
        double[] variance = {VOLATILITY * VOLATILITY};
        return switch (kind) {
            case 1 -> () -> 0.0004 + VOLATILITY * random.nextGaussian();
            case 2 ->
                () -> {
                    double chi = 0;
                    for (int i = 0; i < 3; i++) {
                        double z = random.nextGaussian();
                        chi += z * z;
                    }
                    return VOLATILITY / Math.sqrt(3) * random.nextGaussian() / Math.sqrt(chi / 3);
                };
            case 3 ->
                () -> {
                    double move = Math.sqrt(variance[0]) * random.nextGaussian();
                    variance[0] = 0.05 * VOLATILITY * VOLATILITY + 0.1 * move * move + 0.85 * variance[0];
                    return move;
                };
            default -> () -> VOLATILITY * random.nextGaussian();
        };
    }
}
