package io.hindcast.cli;

import io.hindcast.settings.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where jars with strategies of others are. */
final class PluginsOption {
    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description =
                    "Where jars with strategies, models, features and feeds are. Default: plugins of the project.")
    private @Nullable Path plugins;

    /** @throws InvalidInputException when a folder was named that is none */
    Path folder() {
        if (plugins != null && !Files.isDirectory(plugins)) {
            throw new InvalidInputException("--plugins: there is no folder " + plugins);
        }
        return plugins == null ? ProjectHome.workspace().plugins() : plugins;
    }
}
