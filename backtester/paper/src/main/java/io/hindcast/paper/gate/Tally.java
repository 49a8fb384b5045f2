package io.hindcast.paper.gate;

import java.util.EnumMap;
import java.util.Map;

/** Counts. */
final class Tally {
    private final Map<GateVerdict, Long> verdicts = new EnumMap<>(GateVerdict.class);
    private long gaps;
    private long missingBars;
    private long disconnects;
    private long reconnects;

    void add(Ruling ruling) {
        verdicts.merge(ruling.verdict(), 1L, Long::sum);
        if (ruling.missing() > 0) {
            gaps++;
            missingBars += ruling.missing();
        }
    }

    void disconnected() {
        disconnects++;
    }

    void reconnected() {
        reconnects++;
    }

    FeedCounters counters() {
        return new FeedCounters(
                count(GateVerdict.ACCEPTED),
                count(GateVerdict.ACCEPTED_LATE),
                count(GateVerdict.DUPLICATE),
                count(GateVerdict.CORRECTED),
                count(GateVerdict.OUT_OF_ORDER),
                count(GateVerdict.GARBAGE),
                count(GateVerdict.UPDATE),
                count(GateVerdict.QUOTE),
                count(GateVerdict.CONTROL),
                gaps,
                missingBars,
                disconnects,
                reconnects);
    }

    private long count(GateVerdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }
}
