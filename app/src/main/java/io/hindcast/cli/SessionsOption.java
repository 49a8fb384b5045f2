package io.hindcast.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where sessions of paper trading are stored. */
final class SessionsOption {
    @Option(
            names = "--sessions",
            paramLabel = "DIR",
            description = "Where sessions are stored. Default: paper of the project.")
    private @Nullable Path sessions;

    Path folder() {
        return sessions == null ? ProjectHome.path().resolve("paper") : sessions;
    }
}
