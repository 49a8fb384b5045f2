package io.hindcast.runs.compare;

import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.PluginJar;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.runs.config.Build;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.InstrumentFindings;
import io.hindcast.runs.config.Providers;
import io.hindcast.runs.config.RunConfig;
import io.hindcast.runs.config.RunInputs.RunData;
import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.settings.Sha256;
import io.hindcast.store.queue.QueueMetadata;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A config that was read and checked, its bars found or imported, and that was not run.
 *
 * @param offline whether its model is for offline evaluation only
 * @param queue its bars
 * @param plugins SHA-256 of each jar that it names something of
 * @param level of its verdict
 * @param resolved the whole config with all defaults
 */
record CheckedRun(
        boolean offline, QueueMetadata queue, List<String> plugins, double level, Map<String, Object> resolved) {
    /**
     * Checks a config of a model of either direction of time.
     *
     * @param config read but not yet resolved
     * @param defaultName of the run, when the config has none
     * @param told what was imported
     * @param scored whether the bars that the config keeps aside are tested
     * @throws io.hindcast.settings.InvalidInputException when the config or the data is at fault
     */
    public static CheckedRun of(
            MapSettings config, String defaultName, Workspace workspace, Consumer<String> told, boolean scored) {
        QueueMetadata all = DataSection.resolve(config, workspace, told);
        QueueMetadata queue = RunData.of(config, all, workspace, scored).queue();
        Providers providers = Providers.of(workspace);
        boolean offline = RunConfig.isOffline(config, providers);
        RunConfig<?> run = offline
                ? RunConfig.readOffline(config, queue, defaultName, providers)
                : RunConfig.read(config, queue, defaultName, providers);
        return new CheckedRun(
                offline,
                queue,
                run.plugins().stream().map(PluginJar::sha256).toList(),
                run.verdict().level(),
                run.resolved());
    }

    /** What a comparison of a {@code model} section's architectures sets side by side unless it names its own. */
    public static List<String> architectures(Settings model, Workspace workspace) {
        Offer<ForecastModelProvider> offer = Providers.of(workspace).model(model);
        return SetUp.call(offer.who(), "architectures", offer.provider()::architectures);
    }

    /**
     * The {@code name} of a config.
     *
     * @throws io.hindcast.settings.InvalidInputException when it is not valid or too long for a folder
     */
    public static String name(MapSettings config, String defaultName) {
        RunConfig.requireName(config, defaultName);
        return RunConfig.name(config, defaultName);
    }

    /**
     * What tells one set of runs from another: data, configs, plugins and version decide it.
     *
     * @param more what decides it besides
     * @return 16 hexadecimal digits
     */
    public static String key(List<CheckedRun> runs, String more) {
        StringBuilder text = new StringBuilder(Build.version()).append('\n').append(more);
        for (CheckedRun run : runs) {
            text.append('\n')
                    .append(run.queue.barsSha256())
                    .append(InstrumentFindings.identity(run.queue.instrument()))
                    .append(String.join("", run.plugins))
                    .append('\n')
                    .append(YamlConfig.write(run.resolved));
        }
        return Sha256.of(text.toString()).substring(0, 16);
    }
}
