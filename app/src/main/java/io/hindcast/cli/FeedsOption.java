package io.hindcast.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where live queues are stored. */
final class FeedsOption {
    @Option(
            names = "--feeds",
            paramLabel = "DIR",
            description = "Where live queues are stored. Default: data/feeds of the project.")
    private @Nullable Path feeds;

    Path folder() {
        return feeds == null ? ProjectHome.workspace().feeds() : feeds;
    }

    /** @param queues beside which live queues are looked for when nothing else is said */
    Path folderBeside(Path queues) {
        return feeds == null ? queues.toAbsolutePath().resolveSibling("feeds") : feeds;
    }
}
