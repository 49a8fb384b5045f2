package io.hindcast.runs.compare;

import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.settings.MapSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** The seeds of a comparison: no two jobs of an entrant have a seed in common, where a model is the mean of several too. */
final class CompareSeeds {
    private CompareSeeds() {}

    /**
     * The first seed of each job of an entrant.
     *
     * @throws io.hindcast.settings.InvalidInputException when two jobs would share one
     */
    static List<Long> read(MapSettings config, MapSettings section, List<Entrant> entrants) {
        int ofOne = entrants.stream()
                .mapToInt(entrant -> seedsOfOne(config, entrant))
                .max()
                .orElse(1);
        if (section.tree().get(CompareKeys.SEEDS.name()) instanceof List<?>) {
            List<Long> seeds = section.get(CompareKeys.SEED_LIST).stream()
                    .map(Integer::longValue)
                    .toList();
            requireApart(section, seeds, ofOne);
            return seeds;
        }
        long first = config.get(ConfigKeys.SEED);
        return LongStream.range(0, section.get(CompareKeys.SEEDS))
                .mapToObj(i -> first + i * ofOne)
                .toList();
    }

    private static void requireApart(MapSettings section, List<Long> seeds, int ofOne) {
        if (Set.copyOf(seeds).size() < seeds.size()) {
            throw section.invalid(
                    CompareKeys.SEEDS, "has a seed twice, which would count one result as two; name each once");
        }
        List<Long> sorted = seeds.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i) - sorted.get(i - 1) < ofOne) {
                throw section.invalid(
                        CompareKeys.SEEDS,
                        "must be at least " + ofOne + " apart, since with model.seeds: " + ofOne
                                + " a model trains as many from each on, but has " + sorted.get(i - 1) + " and "
                                + sorted.get(i) + ", which would count nets twice");
            }
        }
    }

    /** How many seeds a model of an entrant is the mean of. */
    private static int seedsOfOne(MapSettings config, Entrant entrant) {
        Map<String, Object> tree = config.tree();
        Map<String, Object> section = new LinkedHashMap<>();
        if (tree.get("model") instanceof Map<?, ?> map) {
            map.forEach((key, value) -> section.put(String.valueOf(key), value));
        }
        Map<String, Object> model = entrant.model(section);
        if (!model.containsKey(ConfigKeys.SEEDS.name())) {
            return 1;
        }
        tree.remove(CompareKeys.SECTION);
        tree.put("model", model);
        MapSettings own = config.derived(
                tree, path -> path.startsWith("model.") ? entrant.origin(path.substring("model.".length())) : path);
        ConfigKeys.declare(own);
        return own.section("model").find(ConfigKeys.SEEDS).orElse(1);
    }
}
