package io.hindcast.runs.config;

import io.hindcast.store.ledger.LedgerHead;
import java.util.List;

/**
 * How the ledger of trials stood when a run was planned.
 *
 * @param head where it ended, the trial of the run included
 * @param problems what is wrong with it, a sentence each, with what to do about it; none as a rule
 */
public record LedgerSeen(LedgerHead head, List<String> problems) {
    /** Keeps a copy. */
    public LedgerSeen {
        problems = List.copyOf(problems);
    }
}
