package io.hindcast.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where imported bars are stored. */
final class QueuesOption {
    @Option(
            names = "--queues",
            paramLabel = "DIR",
            description = "Where queues are stored. Default: data/queues of the project.")
    private @Nullable Path queues;

    /** True when the user has named the folder. */
    boolean given() {
        return queues != null;
    }

    Path folder() {
        return queues == null ? ProjectHome.workspace().queues() : queues;
    }
}
