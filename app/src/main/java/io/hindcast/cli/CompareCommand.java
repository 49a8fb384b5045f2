package io.hindcast.cli;

import io.hindcast.runs.compare.CompareOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast compare CONFIG}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Trains architectures on the same bars, trades them by the same strategy and costs, and ranks them by"
                        + " net return and Sharpe beside their forecast errors. An interrupted comparison goes on where"
                        + " it was.",
        footerHeading = "%nExample:%n",
        footer = "  hindcast compare config/compare-architectures.yaml --set compare.seeds=3")
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(
            names = "--comparisons",
            paramLabel = "DIR",
            description = "Where comparisons are stored. Default: comparisons, beside the runs.")
    private @Nullable Path comparisons;

    @Option(
            names = "--hindsight",
            description = "Trades the offline architectures too, marked as hindsight wherever their results stand.")
    private boolean hindsight;

    @Option(
            names = "--holdout",
            description =
                    "Tests the bars that the config keeps aside (holdout-bars), and no others. Each time is counted.")
    private boolean holdout;

    @Option(names = "--retrain", description = "Runs all jobs again, finished ones too, and trains their models anew.")
    private boolean retrain;

    @Override
    public Integer call() {
        Path place = comparisons == null ? workspace.workspace().runs().resolveSibling("comparisons") : comparisons;
        return new ComparisonStarter(spec.commandLine(), workspace.workspace(), place)
                .compare(config.read(), config.name(), new CompareOptions(hindsight, retrain, holdout));
    }
}
