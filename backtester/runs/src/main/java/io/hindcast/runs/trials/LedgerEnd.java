package io.hindcast.runs.trials;

import io.hindcast.store.ledger.LedgerHead;
import java.util.Optional;

/**
 * The ledger when a run has ended.
 *
 * @param head where it ends, which the run's certificate carries
 * @param standing what the run's result is judged among; empty where it is no trial, or one that somebody else has planned
 */
public record LedgerEnd(LedgerHead head, Optional<Standing> standing) {
    /** Of a run that is judged among nothing. */
    public static LedgerEnd of(LedgerHead head) {
        return new LedgerEnd(head, Optional.empty());
    }

    /**
     * A trial among others.
     *
     * @param related those on the same bars, itself among them
     * @param own itself, which has ended
     */
    public record Standing(RelatedTrials related, CountedTrial own) {}
}
