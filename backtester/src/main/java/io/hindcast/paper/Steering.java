package io.hindcast.paper;

import io.hindcast.execution.Decision;
import io.hindcast.intake.Verdict;

/** What the strategy is asked for on each bar, as commands and the gate's verdicts have it. */
final class Steering {
    private Decision steered = Decision.TRADE;

    void obey(Entry.Command command) {
        steered = switch (command) {
            case FLATTEN -> Decision.FLATTEN;
            case RESUME -> Decision.TRADE;
        };
    }

    /** On a bar that was accepted. Nothing is traded on old prices. */
    Decision decision(Verdict verdict) {
        return verdict == Verdict.ACCEPTED_LATE && steered == Decision.TRADE ? Decision.OBSERVE : steered;
    }
}
