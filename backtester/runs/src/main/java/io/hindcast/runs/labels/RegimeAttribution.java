package io.hindcast.runs.labels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.RegimeAccumulator;
import io.hindcast.engine.metrics.RegimeFigures;
import io.hindcast.engine.split.Segment;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.run.RunFolder;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.files.FileReplacement;
import io.hindcast.store.files.FolderCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Splits what a run has earned and how well it has forecast by regime, from the run's files when all of them are written:
 * nothing that the run decided can have known a label.
 */
public final class RegimeAttribution {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String SECTION = "regimes";

    private final Map<String, RegimeAccumulator> regimes = new LinkedHashMap<>();
    private final boolean forecasts;
    private boolean ruined;

    private RegimeAttribution(LabelFolder labels, JsonNode summary) {
        JsonNode forecast = summary.path("forecast");
        forecasts = forecast.isObject();
        for (String name : labels.names()) {
            regimes.put(
                    name,
                    new RegimeAccumulator(
                            summary.path("annualisation")
                                    .path("periods_per_year")
                                    .asDouble(),
                            Segment.TEST.toString(),
                            forecast.path("horizon_bars").asInt(1),
                            ForecastTarget.valueOf(forecast.path("target")
                                    .asText("log-return")
                                    .toUpperCase(Locale.ROOT)
                                    .replace('-', '_'))));
        }
    }

    /**
     * Adds labels to a finished run: its {@code regimes.csv} and the section {@code regimes} of its {@code summary.json}, and
     * their hashes to its certificate. The page is not written again.
     *
     * @throws InvalidInputException when the labels were made for other bars, or a file is damaged
     */
    public static void add(LabelFolder labels, RunFolder run) {
        try {
            JsonNode certificate = JSON.readTree(run.file("certificate.json").toFile());
            labels.requireData(certificate.path("data_sha256").asText());
            ObjectNode summary =
                    (ObjectNode) JSON.readTree(run.file("summary.json").toFile());
            add(labels, run.path(), summary);
            FileReplacement.write(run.file("summary.json"), JSON.writeValueAsString(summary) + "\n");
            FolderCertificate.renew(run.path(), "summary.json", LabelFolder.ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException("can't add labels to " + run.path(), e);
        }
    }

    /**
     * Adds labels to a run that is being written.
     *
     * @param run its folder; {@code equity.csv} and {@code forecasts.csv} are complete
     * @param summary receives the section
     */
    public static void add(LabelFolder labels, Path run, ObjectNode summary) {
        RegimeAttribution attribution = new RegimeAttribution(labels, summary);
        Path rows = labels.path().resolve(LabelFolder.ROWS);
        attribution.readEquity(rows, run.resolve("equity.csv"));
        if (attribution.forecasts) {
            attribution.readForecasts(rows, run.resolve("forecasts.csv"));
        }
        copy(rows, run.resolve(LabelFolder.ROWS));
        attribution.write(labels.document(), summary.putObject(SECTION));
    }

    /**
     * The change of equity from a bar's close to the next counts in the bar's regime: it is what came of the decision at
     * that close, and what a trend that begins with the bar speaks of.
     */
    private void readEquity(Path labels, Path file) {
        RegimeAccumulator regime = null;
        double before = Double.NaN;
        double benchmarkBefore = Double.NaN;
        try (RegimeCursor cursor = new RegimeCursor(labels);
                CsvRows rows = new CsvRows(file)) {
            for (CsvRows.Row row : rows) {
                Instant time = row.time("time");
                double equity = row.number("equity");
                double benchmark = row.number("benchmark_equity");
                ruined |= equity <= 0;
                if (regime != null) {
                    regime.addChange(EpochNanos.of(time), before, equity, benchmarkBefore, benchmark);
                }
                regime = regime(cursor, time);
                regime.addBar();
                before = equity;
                benchmarkBefore = benchmark;
            }
        }
    }

    /** A forecast counts in the regime of the bar on which it was made. */
    private void readForecasts(Path labels, Path file) {
        try (RegimeCursor cursor = new RegimeCursor(labels);
                CsvRows rows = new CsvRows(file)) {
            for (CsvRows.Row row : rows) {
                double actual = row.number("actual");
                if (row.text("fold").equals(Segment.TEST.toString()) && !Double.isNaN(actual)) {
                    regime(cursor, row.time("time")).add(row.number("close"), row.number("forecast"), actual);
                }
            }
        }
    }

    private RegimeAccumulator regime(RegimeCursor cursor, Instant time) {
        String name = cursor.at(time);
        RegimeAccumulator regime = regimes.get(name);
        if (regime == null) {
            throw new InvalidInputException("labels: the bar of " + time + " has the regime '" + name
                    + "', but there are: " + String.join(", ", regimes.keySet()) + "; label again with --relabel");
        }
        return regime;
    }

    private void write(ObjectNode labels, ObjectNode node) {
        node.put("hindsight", true);
        for (String key : new String[] {"data_sha256", "config_sha256", "regimes_sha256"}) {
            node.set(key, labels.path(key));
        }
        JsonNode heldOut = labels.path("held_out");
        node.set("held_out_from", heldOut.path("first"));
        node.set("accuracy", heldOut.path("accuracy"));
        node.set("macro_f1", heldOut.path("macro_f1"));
        ArrayNode list = node.putArray("by_regime");
        regimes.forEach((name, accumulator) -> write(name, accumulator.figures(ruined), list.addObject()));
    }

    private void write(String name, RegimeFigures figures, ObjectNode node) {
        node.put("regime", name);
        node.put("bars", figures.bars());
        LabelScore.number(node, "pnl", figures.pnl());
        LabelScore.number(node, "total_return", figures.totalReturn());
        LabelScore.number(node, "benchmark_return", figures.benchmarkReturn());
        LabelScore.number(node, "sharpe", figures.sharpe());
        LabelScore.number(node, "hit_rate", figures.hitRate());
        if (forecasts) {
            ForecastErrors errors = figures.errors();
            node.put("forecasts", errors.count());
            LabelScore.number(node, "rmse_price", errors.model().rmsePrice());
            LabelScore.number(node, "rmse_return", errors.model().rmseReturn());
            LabelScore.number(node, "directional_accuracy", errors.model().directionalAccuracy());
            LabelScore.number(node, "skill_price", errors.skillPrice());
            LabelScore.number(node, "skill_return", errors.skillReturn());
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't copy " + from + " to " + to, e);
        }
    }
}
