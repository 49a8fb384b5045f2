package io.hindcast.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where run folders are stored. */
final class RunsOption {
    @Option(names = "--runs", paramLabel = "DIR", description = "Where runs are stored. Default: runs of the project.")
    private @Nullable Path runs;

    Path folder() {
        return runs == null ? ProjectHome.workspace().runs() : runs;
    }
}
