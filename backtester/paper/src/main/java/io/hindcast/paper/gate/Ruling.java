package io.hindcast.paper.gate;

import io.hindcast.market.Bar;
import java.util.Optional;

/**
 * What becomes of one message, and why.
 *
 * @param verdict what becomes of it
 * @param reason what is wrong with it, or why it is no common bar; empty where the verdict says it all
 * @param missing bars that should have come between the last accepted one and this one; 0 unless this one is accepted
 * @param earlier the accepted bar of the same time, for {@link GateVerdict#CORRECTED}; else empty
 */
public record Ruling(GateVerdict verdict, String reason, long missing, Optional<Bar> earlier) {
    static Ruling of(GateVerdict verdict) {
        return new Ruling(verdict, "", 0, Optional.empty());
    }

    static Ruling of(GateVerdict verdict, String reason) {
        return new Ruling(verdict, reason, 0, Optional.empty());
    }
}
