package io.hindcast.cli;

import io.hindcast.runs.config.RunOptions;
import io.hindcast.settings.InvalidInputException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast backtest CONFIG}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Runs a config from stored bars to a report; trains the model first when none fits.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast backtest config/sp500-daily.yaml --set trading.fee-bps=2 --set seed=7")
final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--retrain", description = "Trains even when a model for the same data and settings is stored.")
    private boolean retrain;

    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Uses this model folder; refused when it doesn't fit or has seen bars of the test segment.")
    private @Nullable Path model;

    @Option(
            names = "--regimes",
            paramLabel = "DIR",
            description =
                    "Splits the finished run's figures by these labels of 'hindcast label', and colours its charts.")
    private @Nullable Path regimes;

    @Option(
            names = "--holdout",
            description =
                    "Tests the bars that the config keeps aside (holdout-bars), and no others. Each time is counted.")
    private boolean holdout;

    @Override
    public Integer call() {
        if (retrain && model != null) {
            throw new InvalidInputException(
                    "--retrain and --model: the one trains the config's model anew, the other takes"
                            + " a model as it is; leave one of them away");
        }
        new RunStarter(spec.commandLine(), workspace.workspace())
                .backtest(config.read(), config.name(), new RunOptions(retrain, model, regimes).holdout(holdout));
        return 0;
    }
}
