package io.hindcast.runs.compare;

import io.hindcast.runs.config.Workspace;
import io.hindcast.settings.MapSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the config of each job from that of the comparison, and checks it before any of them begins. */
final class JobPlan {
    private final MapSettings config;
    private final CompareSettings settings;
    private final String name;
    private final boolean scored;

    /** @param scored whether the bars that the config keeps aside are tested */
    JobPlan(MapSettings config, CompareSettings settings, String name, boolean scored) {
        this.config = config;
        this.settings = settings;
        this.name = name;
        this.scored = scored;
    }

    /**
     * All jobs in the order of symbol, entrant, seed.
     *
     * @param told what was imported
     * @throws io.hindcast.settings.InvalidInputException when a config or its data is at fault
     */
    List<ComparedRun> jobs(Workspace workspace, Consumer<String> told) {
        List<Integer> symbols = new ArrayList<>();
        List<Entrant> entrants = new ArrayList<>();
        List<JobIds.Named> named = new ArrayList<>();
        for (int symbol = 0; symbol < Math.max(1, settings.symbols().size()); symbol++) {
            Supplier<MapSettings> first = config(
                    symbol, settings.entrants().getFirst(), settings.seeds().getFirst(), name);
            String shown = shown(CheckedRun.of(first.get(), name, workspace, told, scored));
            for (Entrant entrant : settings.entrants()) {
                for (long seed : settings.seeds()) {
                    symbols.add(symbol);
                    entrants.add(entrant);
                    named.add(new JobIds.Named(shown, entrant.label(), seed));
                }
            }
        }
        List<String> ids = JobIds.of(named);
        List<ComparedRun> jobs = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            jobs.add(job(
                    ids.get(i),
                    symbols.get(i),
                    named.get(i).symbol(),
                    entrants.get(i),
                    named.get(i).seed(),
                    workspace));
        }
        return jobs;
    }

    private ComparedRun job(String id, int symbol, String shown, Entrant entrant, long seed, Workspace workspace) {
        Supplier<MapSettings> own = config(symbol, entrant, seed, name + "." + id);
        return new ComparedRun(
                id, shown, entrant, seed, own, CheckedRun.of(own.get(), name, workspace, line -> {}, scored));
    }

    /** The instrument; the queue where several symbols are compared, which may be of one instrument. */
    private String shown(CheckedRun run) {
        return settings.symbols().size() > 1
                ? run.queue().name()
                : run.queue().instrument().id();
    }

    private Supplier<MapSettings> config(int symbol, Entrant entrant, long seed, String jobName) {
        return () -> {
            Map<String, Object> tree = config.tree();
            tree.remove(CompareKeys.SECTION);
            tree.put("name", jobName);
            tree.put("seed", seed);
            if (!settings.symbols().isEmpty()) {
                tree.put("data", settings.symbols().get(symbol));
            }
            Map<String, Object> section = new LinkedHashMap<>();
            if (tree.get("model") instanceof Map<?, ?> map) {
                map.forEach((key, value) -> section.put(String.valueOf(key), value));
            }
            tree.put("model", entrant.model(section));
            return config.derived(tree, path -> origin(path, symbol, entrant));
        };
    }

    private String origin(String path, int symbol, Entrant entrant) {
        if (path.startsWith("model.")) {
            return entrant.origin(path.substring("model.".length()));
        }
        if (path.startsWith("data.") && !settings.symbols().isEmpty()) {
            return CompareKeys.SECTION + ".symbols[" + symbol + "]" + path.substring("data".length());
        }
        return path;
    }
}
