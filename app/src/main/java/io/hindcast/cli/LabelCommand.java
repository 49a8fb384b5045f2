package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.labels.LabelFolder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hindcast label CONFIG}. */
@Command(
        name = "label",
        mixinStandardHelpOptions = true,
        description =
                "Labels every stored bar with a regime, in hindsight, for reports alone: trains a bidirectional LSTM"
                        + " on the training segment and prints how often it is right on held-out time.",
        footerHeading = "%nExample:%n",
        footer = {
            "  hindcast label config/label-regimes.yaml",
            "  hindcast backtest config/sp500-daily.yaml --regimes data/labels/sp500-daily-…"
        })
final class LabelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions config;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--relabel", description = "Labels even when the same data and settings are labelled already.")
    private boolean relabel;

    @Override
    public Integer call() {
        LabelFolder labels =
                new RunStarter(spec.commandLine(), workspace.workspace()).label(config.read(), config.name(), relabel);
        PrintWriter out = spec.commandLine().getOut();
        out.print(LabelTable.of(labels.document()));
        out.println("labels: " + Workspace.shown(labels.path()));
        CertificateLine.print(out, "hash:   ", labels.path());
        out.flush();
        return 0;
    }
}
