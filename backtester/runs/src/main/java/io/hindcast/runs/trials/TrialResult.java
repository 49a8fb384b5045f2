package io.hindcast.runs.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param run folder name of the run that has ended first
 * @param bars moments of the returns of bars
 * @param days the same of days, to which bars are summed; empty where a bar is a day or longer
 * @param seriesSha256 hash of the stored series
 */
public record TrialResult(String run, TrialFigures bars, Optional<TrialFigures> days, String seriesSha256) {
    /** Moments of the stored series: of days where bars are shorter, else of bars. */
    public TrialFigures figures() {
        return days.orElse(bars);
    }

    /** As the ledger has it. */
    ObjectNode line(Instant time, String trial) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", time.toString());
        line.put("trial", trial);
        line.put("run", run);
        line.set("bars", bars.node());
        days.ifPresent(each -> line.set("days", each.node()));
        line.put("series_sha256", seriesSha256);
        return line;
    }

    static TrialResult read(JsonNode line) {
        return new TrialResult(
                line.path("run").asText(),
                TrialFigures.read(line.path("bars")),
                line.has("days") ? Optional.of(TrialFigures.read(line.path("days"))) : Optional.empty(),
                line.path("series_sha256").asText());
    }
}
