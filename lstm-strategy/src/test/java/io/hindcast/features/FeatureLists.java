package io.hindcast.features;

import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.forecast.FeaturePipelineProvider.FeatureDescription;
import io.hindcast.market.Bar;
import io.hindcast.market.Interval;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of features as a config has them, and what pipelines make of bars. */
final class FeatureLists {
    static final Interval HOUR = Interval.parse("1h");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Features whose memory fades but has no end. */
    static final Set<String> RECURSIVE = Set.of(
            "ema-ratio",
            "kama-ratio",
            "macd",
            "macd-signal",
            "macd-histogram",
            "rsi",
            "atr-ratio",
            "plus-di",
            "minus-di",
            "adx");

    private FeatureLists() {}

    /** Each feature with its defaults and with others: the least, an odd, a long and a mixed choice of parameters. */
    static List<Map<String, Object>> everyFeature() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (FeatureDescription feature : new Ta4jFeatures().available()) {
            entries.add(Map.of("name", feature.name()));
            switch (feature.parameters()) {
                case "" -> {}
                case "fast-bars=12, slow-bars=26" -> {
                    entries.add(entry(feature, "fast-bars", 2, "slow-bars", 3));
                    entries.add(entry(feature, "fast-bars", 31, "slow-bars", 90));
                }
                case "fast-bars=12, slow-bars=26, signal-bars=9" -> {
                    entries.add(entry(feature, "fast-bars", 2, "slow-bars", 3, "signal-bars", 2));
                    entries.add(entry(feature, "fast-bars", 7, "slow-bars", 61, "signal-bars", 33));
                }
                case "bars=10, fast-bars=2, slow-bars=30" -> {
                    entries.add(entry(feature, "bars", 1, "fast-bars", 3, "slow-bars", 4));
                    entries.add(entry(feature, "bars", 37, "fast-bars", 5, "slow-bars", 20));
                }
                case "bars=14, smooth-bars=3" -> {
                    entries.add(entry(feature, "bars", 3, "smooth-bars", 11));
                    entries.add(entry(feature, "bars", 61, "smooth-bars", 1));
                }
                case "bars=20, deviations=2.0" -> {
                    entries.add(entry(feature, "bars", 3, "deviations", 1));
                    entries.add(entry(feature, "bars", 61, "deviations", 2.5));
                }
                default -> {
                    entries.add(entry(feature, "bars", 2));
                    entries.add(entry(feature, "bars", 3));
                    entries.add(entry(feature, "bars", 61));
                }
            }
        }
        return entries;
    }

    /** A pipeline as the provider makes it. */
    static FeaturePipeline pipeline(List<? extends Map<String, ?>> entries) {
        return new Ta4jFeatures().configure(settings(entries), HOUR, NEW_YORK).get();
    }

    /** A pipeline that never drops a bar. */
    static FeaturePipeline unboundedPipeline(List<? extends Map<String, ?>> entries) {
        FeatureCatalogue catalogue = new FeatureCatalogue();
        return Ta4jFeaturePipeline.unbounded(
                settings(entries).stream().map(catalogue::configure).toList(), HOUR, NEW_YORK);
    }

    static List<Settings> settings(List<? extends Map<String, ?>> entries) {
        return MapSettings.of(Map.of("features", entries)).sections("features");
    }

    /** A row for each bar. */
    static double[][] rows(FeaturePipeline pipeline, List<Bar> bars) {
        double[][] rows = new double[bars.size()][pipeline.width()];
        for (int i = 0; i < rows.length; i++) {
            pipeline.update(bars.get(i), rows[i]);
        }
        return rows;
    }

    private static Map<String, Object> entry(FeatureDescription feature, Object... parameters) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", feature.name());
        for (int i = 0; i < parameters.length; i += 2) {
            entry.put((String) parameters[i], parameters[i + 1]);
        }
        return entry;
    }

    /** The same rows as bits: a NaN equals a NaN, and 0 is not -0. */
    static long[][] bits(double[][] rows) {
        return java.util.Arrays.stream(rows)
                .map(row -> java.util.Arrays.stream(row)
                        .mapToLong(Double::doubleToLongBits)
                        .toArray())
                .toArray(long[][]::new);
    }
}
