package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import java.nio.file.Path;

/** The folder that the launcher belongs to; without a launcher the working directory. */
final class ProjectHome {
    private ProjectHome() {}

    static Path path() {
        return Path.of(System.getProperty("hindcast.home", "")).toAbsolutePath();
    }

    static Workspace workspace() {
        return Workspace.at(path());
    }
}
