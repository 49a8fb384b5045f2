package io.hindcast.runs.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hindcast.engine.split.TimeRange;
import io.hindcast.market.EpochNanos;
import io.hindcast.market.Interval;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.settings.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One return series that somebody could pick: a config, whatever it is called, on an instrument and a period.
 *
 * @param id 32 hexadecimal digits of a hash of config, seed, instrument and period
 * @param config SHA-256 of what of the config decides the returns, the seed aside
 * @param seed of everything that is drawn
 * @param name of the config when it was first tried
 * @param strategy as it stands in the config
 * @param instrument whose bars are tested
 * @param interval of the bars
 * @param zone whose days the returns are summed to
 * @param first close of the first bar that is tested, or a moment before it
 * @param last close of the last one, or a moment behind it
 */
public record Trial(
        String id,
        String config,
        long seed,
        String name,
        String strategy,
        String instrument,
        Interval interval,
        ZoneId zone,
        Instant first,
        Instant last) {
    private static final int ID_DIGITS = 32;

    /**
     * The trial that a run is.
     *
     * @param model hash of the model that was brought along; null for that which the config leads to
     */
    public static Trial of(RunInputs<?> inputs, RunPlan plan, @Nullable String model) {
        String config = TrialConfig.sha256(inputs.config(), inputs.queue(), model);
        TimeRange test = plan.line().test();
        Instant first =
                EpochNanos.toInstant(Math.max(test.from(), inputs.queue().firstTime()));
        Instant last =
                EpochNanos.toInstant(Math.min(test.to() - 1, inputs.queue().lastTime()));
        String instrument = inputs.queue().instrument().id();
        long seed = inputs.config().seed();
        String id = Sha256.of(
                String.join("\n", config, Long.toString(seed), instrument, first.toString(), last.toString()));
        return new Trial(
                id.substring(0, ID_DIGITS),
                config,
                seed,
                inputs.config().name(),
                inputs.config().strategyName(),
                instrument,
                inputs.queue().interval(),
                inputs.queue().zone(),
                first,
                last);
    }

    /** Whether it must be counted where something on this instrument and this period was picked. */
    public boolean isRelated(String otherInstrument, Instant otherFirst, Instant otherLast) {
        return instrument.equals(otherInstrument) && !first.isAfter(otherLast) && !last.isBefore(otherFirst);
    }

    /**
     * As the ledger has it.
     *
     * @param by what has planned it
     */
    ObjectNode line(Instant time, String by) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("time", time.toString());
        line.put("trial", id);
        line.put("config", config);
        line.put("seed", seed);
        line.put("name", name);
        line.put("strategy", strategy);
        line.put("instrument", instrument);
        line.put("interval", interval.toString());
        line.put("zone", zone.getId());
        line.put("first", first.toString());
        line.put("last", last.toString());
        line.put("by", by);
        return line;
    }

    static Trial read(JsonNode line) {
        return new Trial(
                line.path("trial").asText(),
                line.path("config").asText(),
                line.path("seed").asLong(),
                line.path("name").asText(),
                line.path("strategy").asText(),
                line.path("instrument").asText(),
                Interval.parse(line.path("interval").asText()),
                ZoneId.of(line.path("zone").asText()),
                Instant.parse(line.path("first").asText()),
                Instant.parse(line.path("last").asText()));
    }
}
