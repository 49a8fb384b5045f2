package io.hindcast.cli;

import io.hindcast.experiment.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where things live; the defaults are folders of the project that the launcher belongs to. */
final class WorkspaceOptions {
    @Option(names = "--queues", paramLabel = "DIR", description = "Imported bars (default: data/queues).")
    private Path queues;

    @Option(names = "--models", paramLabel = "DIR", description = "Trained models (default: data/models).")
    private Path models;

    @Option(names = "--runs", paramLabel = "DIR", description = "Run folders (default: runs).")
    private Path runs;

    Workspace workspace() {
        Workspace usual = Workspace.at(home());
        return new Workspace(
                usual.home(),
                queues == null ? usual.queues() : queues,
                models == null ? usual.models() : models,
                runs == null ? usual.runs() : runs);
    }

    static Path home() {
        return Path.of(System.getProperty("hindcast.home", "")).toAbsolutePath();
    }
}
