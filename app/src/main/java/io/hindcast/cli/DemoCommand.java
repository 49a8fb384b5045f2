package io.hindcast.cli;

import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.YamlConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Imports the S&P 500 sample, trains an LSTM on it, backtests it and writes a report:"
                + " config/sp500-daily.yaml. A second demo reuses bars and model.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast demo --retrain")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--retrain", description = "Trains even when the model is stored already.")
    private boolean retrain;

    @Override
    public Integer call() {
        Path config = ProjectHome.path().resolve("config").resolve("sp500-daily.yaml");
        new RunStarter(spec.commandLine(), workspace.workspace())
                .backtest(
                        YamlConfig.read(config, List.of()),
                        ConfigOptions.nameOf(config),
                        new RunOptions(retrain, null));
        return 0;
    }
}
