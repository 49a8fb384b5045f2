package io.hindcast.engine.metrics;

import io.hindcast.engine.execution.NamedPart;
import io.hindcast.engine.execution.TradedMarket;
import io.hindcast.engine.plugin.ContainedMetric;
import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.metric.MetricProvider;
import io.hindcast.metric.MetricUnit;
import io.hindcast.settings.Declared;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A metric that the list {@code metrics} of a config names.
 *
 * @param name of its provider
 * @param label as tables call it
 * @param unit how people read it
 * @param meaning a line
 * @param create makes one that has seen nothing
 */
public record NamedMetric(
        String name, String label, MetricUnit unit, String meaning, Supplier<ContainedMetric> create) {
    private static final String METRICS = "metrics";

    /**
     * The list.
     *
     * @param entry what an entry may hold
     */
    public static Declared key(Keys entry) {
        return Keys.list(METRICS, "Figures beside the usual ones, in summary, report and comparisons", entry);
    }

    /**
     * Reads the list.
     *
     * @throws InvalidInputException when one is not there, is named twice, or its settings are wrong
     */
    public static List<NamedMetric> read(MapSettings config, TradedMarket market) {
        if (!config.has(METRICS)) {
            return List.of();
        }
        Map<String, NamedMetric> metrics = new LinkedHashMap<>();
        for (Settings section : config.sections(METRICS)) {
            NamedMetric metric =
                    of(NamedPart.read((MapSettings) section, ProviderKind.METRIC, market, ContainedMetric::of));
            if (metrics.putIfAbsent(metric.name, metric) != null) {
                throw section.invalid("name", "'" + metric.name + "' is listed twice; name each metric once");
            }
        }
        return List.copyOf(metrics.values());
    }

    private static NamedMetric of(NamedPart<MetricProvider, ContainedMetric> part) {
        Offer<MetricProvider> offer = part.offer();
        return new NamedMetric(
                offer.name(),
                SetUp.call(offer.who(), "label", offer.provider()::label),
                SetUp.call(offer.who(), "unit", offer.provider()::unit),
                offer.description(),
                part.create());
    }
}
