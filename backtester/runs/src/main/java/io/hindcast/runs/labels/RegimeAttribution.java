package io.hindcast.runs.labels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.RegimeAccumulator;
import io.hindcast.engine.metrics.RegimeFigures;
import io.hindcast.engine.split.Segment;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.market.EpochNanos;
import io.hindcast.report.files.EquityColumn;
import io.hindcast.report.files.ForecastColumn;
import io.hindcast.report.run.RunFolder;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.RegimeBlock;
import io.hindcast.report.summary.RegimeSplit;
import io.hindcast.report.summary.Summary;
import io.hindcast.report.summary.SummaryFile;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Splits what a run has earned and how well it has forecast by regime, from the run's files when all of them are written:
 * nothing that the run decided can have known a label.
 */
public final class RegimeAttribution {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, RegimeAccumulator> regimes = new LinkedHashMap<>();
    private final boolean forecasts;
    private boolean ruined;

    private RegimeAttribution(LabelFolder labels, Summary summary) {
        forecasts = summary.forecast().isPresent();
        for (String name : labels.names()) {
            regimes.put(
                    name,
                    new RegimeAccumulator(
                            summary.annualisation().periodsPerYear().orElse(Double.NaN),
                            Segment.TEST.toString(),
                            summary.forecast().map(ForecastFigures::horizonBars).orElse(1),
                            summary.forecast().map(ForecastFigures::target).orElse(ForecastTarget.LOG_RETURN)));
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
            Path file = run.file(SummaryFile.NAME);
            RegimeSplit split = add(labels, run.path(), SummaryFile.read(file));
            FileReplacement.write(file, SummaryFile.textWithRegimes(file, split));
            FolderCertificate.renew(run.path(), SummaryFile.NAME, LabelFolder.ROWS);
        } catch (IOException e) {
            throw new UncheckedIOException("can't add labels to " + run.path(), e);
        }
    }

    /**
     * Adds labels to a run that is being written.
     *
     * @param run its folder; {@code equity.csv} and {@code forecasts.csv} are complete
     * @param summary of the run, without labels
     * @return the figures by regime
     */
    public static RegimeSplit add(LabelFolder labels, Path run, Summary summary) {
        RegimeAttribution attribution = new RegimeAttribution(labels, summary);
        Path rows = labels.path().resolve(LabelFolder.ROWS);
        attribution.readEquity(rows, run.resolve(EquityColumn.FILE));
        if (attribution.forecasts) {
            attribution.readForecasts(rows, run.resolve(ForecastColumn.FILE));
        }
        copy(rows, run.resolve(LabelFolder.ROWS));
        return attribution.split(labels.document());
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
                RowCursor rows = new RowCursor(file)) {
            for (RowCursor.Row row : rows) {
                Instant time = row.time(EquityColumn.TIME);
                double equity = row.number(EquityColumn.EQUITY);
                double benchmark = row.number(EquityColumn.BENCHMARK_EQUITY);
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
                RowCursor rows = new RowCursor(file)) {
            for (RowCursor.Row row : rows) {
                double actual = row.number(ForecastColumn.ACTUAL);
                if (row.text(ForecastColumn.FOLD).equals(Segment.TEST.toString()) && !Double.isNaN(actual)) {
                    regime(cursor, row.time(ForecastColumn.TIME))
                            .add(row.number(ForecastColumn.CLOSE), row.number(ForecastColumn.FORECAST), actual);
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

    private RegimeSplit split(JsonNode labels) {
        JsonNode heldOut = labels.path("held_out");
        return new RegimeSplit(
                true,
                text(labels.path("data_sha256")),
                text(labels.path("config_sha256")),
                text(labels.path("regimes_sha256")),
                text(heldOut.path("first")).map(Instant::parse),
                number(heldOut.path("accuracy")),
                number(heldOut.path("macro_f1")),
                regimes.entrySet().stream()
                        .map(regime -> block(regime.getKey(), regime.getValue().figures(ruined)))
                        .toList());
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.asText(null));
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.asDouble()) : OptionalDouble.empty();
    }

    private RegimeBlock block(String name, RegimeFigures figures) {
        return new RegimeBlock(
                name,
                figures.bars(),
                figures.pnl(),
                figures.totalReturn(),
                figures.benchmarkReturn(),
                figures.sharpe(),
                figures.hitRate(),
                forecasts ? Optional.of(errors(figures.errors())) : Optional.empty());
    }

    private static RegimeBlock.RegimeErrors errors(ForecastErrors errors) {
        return new RegimeBlock.RegimeErrors(
                errors.count(),
                errors.model().rmsePrice(),
                errors.model().rmseReturn(),
                errors.model().directionalAccuracy(),
                errors.skillPrice(),
                errors.skillReturn());
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't copy " + from + " to " + to, e);
        }
    }
}
