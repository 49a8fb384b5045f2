package io.hindcast.runs.folder;

import io.hindcast.store.ledger.LedgerHead;
import java.nio.file.Path;

/** Told of a run whose rows and summary are written; says where the ledger of trials ends then, which its certificate carries. */
@FunctionalInterface
public interface LedgerMark {
    /**
     * Where it ends.
     *
     * @param folder of the run, without a certificate yet
     */
    LedgerHead ended(Path folder);
}
