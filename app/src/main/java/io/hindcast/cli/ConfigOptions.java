package io.hindcast.cli;

import io.hindcast.runs.config.YamlConfig;
import io.hindcast.settings.MapSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A config file and what overrides it. */
final class ConfigOptions {
    @Parameters(paramLabel = "CONFIG", description = "A YAML config, such as config/sp500-daily.yaml.")
    private Path config;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Overrides a key of the config, as in --set model.hidden=32; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    MapSettings read() {
        return YamlConfig.read(config, overrides);
    }

    /** The file's name without its ending. */
    String name() {
        return nameOf(config);
    }

    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return (dot > 0 ? name.substring(0, dot) : name).replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
