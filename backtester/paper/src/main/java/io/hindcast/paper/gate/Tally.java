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

    Tally(FeedCounters begin) {
        for (GateVerdict verdict : GateVerdict.values()) {
            verdicts.put(verdict, begin.of(verdict));
        }
        gaps = begin.gaps();
        missingBars = begin.missingBars();
        disconnects = begin.disconnects();
        reconnects = begin.reconnects();
    }

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
                verdicts.get(GateVerdict.ACCEPTED),
                verdicts.get(GateVerdict.ACCEPTED_LATE),
                verdicts.get(GateVerdict.DUPLICATE),
                verdicts.get(GateVerdict.CORRECTED),
                verdicts.get(GateVerdict.OUT_OF_ORDER),
                verdicts.get(GateVerdict.GARBAGE),
                verdicts.get(GateVerdict.UPDATE),
                verdicts.get(GateVerdict.QUOTE),
                verdicts.get(GateVerdict.CONTROL),
                gaps,
                missingBars,
                disconnects,
                reconnects);
    }
}
