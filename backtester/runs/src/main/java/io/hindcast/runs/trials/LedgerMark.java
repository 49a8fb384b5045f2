package io.hindcast.runs.trials;

import java.nio.file.Path;

/** Told of a run whose rows are written; says where the ledger of trials ends then. */
@FunctionalInterface
public interface LedgerMark {
    /**
     * Where it ends.
     *
     * @param folder of the run, without a certificate yet
     */
    LedgerEnd ended(Path folder);
}
