package io.hindcast.cli;

import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast train CONFIG}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains the model of a config (of each fold, in a walk-forward), without a backtest, unless it is trained already.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast train config/sp500-daily.yaml --set model.training.epochs=50 --retrain")
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--retrain", description = "Trains even when a model for the same data and settings is stored.")
    private boolean retrain;

    @Override
    public Integer call() {
        List<Path> folders = new RunStarter(spec.commandLine(), workspace.workspace())
                .train(config.read(), config.name(), new RunOptions(retrain, null));
        folders.forEach(folder -> spec.commandLine().getOut().println("model: " + Workspace.shown(folder)));
        return 0;
    }
}
