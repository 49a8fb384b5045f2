package io.hindcast.cli;

import io.hindcast.runs.config.Workspace;
import io.hindcast.runs.trials.TrialLedger;
import picocli.CommandLine.Mixin;

/** Which ledger of trials: that beside the stored bars, held against the certificates of the runs. */
final class LedgerOptions {
    @Mixin
    private QueuesOption queues;

    @Mixin
    private RunsOption runs;

    TrialLedger ledger() {
        Workspace project = ProjectHome.workspace();
        return new TrialLedger(
                new Workspace(project.home(), queues.folder(), project.models(), runs.folder(), project.plugins()));
    }
}
