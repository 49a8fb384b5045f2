package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where everything that a run reads and writes is stored. */
final class WorkspaceOptions {
    @Mixin
    private QueuesOption queues;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "Where trained models are stored. Default: data/models of the project.")
    private @Nullable Path models;

    @Mixin
    private RunsOption runs;

    @Mixin
    private PluginsOption plugins;

    Workspace workspace() {
        return new Workspace(
                ProjectHome.path(),
                queues.folder(),
                models == null ? ProjectHome.workspace().models() : models,
                runs.folder(),
                plugins.folder());
    }
}
