package io.hindcast.paper.journal;

import io.hindcast.engine.execution.Decision;
import io.hindcast.paper.gate.GateVerdict;

/** What the strategy is asked for on each bar, as commands and the gate's verdicts have it. */
public final class SteeringState {
    private TradingState asked = TradingState.TRADING;
    private boolean ending;

    /** Takes a command, in force from the next bar on. */
    public void obey(Entry.Command command) {
        asked = switch (command) {
            // To pause is less than to close what is held: it must not take that back.
            case PAUSE -> asked == TradingState.FLATTENED ? asked : TradingState.PAUSED;
            case FLATTEN -> TradingState.FLATTENED;
            case RESUME -> TradingState.TRADING;
            case FLATTEN_AND_STOP, START_AGAIN -> asked;
        };
        ending = switch (command) {
            case FLATTEN_AND_STOP -> true;
            case START_AGAIN -> false;
            case PAUSE, FLATTEN, RESUME -> ending;
        };
    }

    /** As the commands so far have it. */
    TradingState state() {
        return ending ? TradingState.ENDING : asked;
    }

    /** The same without the end of the session, which the next start forgets. */
    TradingState nextStart() {
        return asked;
    }

    /** On a bar that was accepted. Nothing is traded on old prices. */
    public Decision decision(GateVerdict verdict) {
        return switch (state()) {
            case TRADING -> verdict == GateVerdict.ACCEPTED_LATE ? Decision.OBSERVE : Decision.TRADE;
            case PAUSED -> Decision.OBSERVE;
            case FLATTENED, ENDING -> Decision.FLATTEN;
        };
    }
}
