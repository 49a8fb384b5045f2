package io.hindcast.paper.gate;

import java.util.EnumMap;
import java.util.Map;

/** Counts. */
final class Tally {
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private long gaps;
    private long missingBars;
    private long disconnects;
    private long reconnects;

    Tally(FeedCounters begin) {
        for (Verdict verdict : Verdict.values()) {
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
                verdicts.get(Verdict.ACCEPTED),
                verdicts.get(Verdict.ACCEPTED_LATE),
                verdicts.get(Verdict.DUPLICATE),
                verdicts.get(Verdict.CORRECTED),
                verdicts.get(Verdict.OUT_OF_ORDER),
                verdicts.get(Verdict.GARBAGE),
                verdicts.get(Verdict.UPDATE),
                verdicts.get(Verdict.QUOTE),
                verdicts.get(Verdict.CONTROL),
                gaps,
                missingBars,
                disconnects,
                reconnects);
    }
}
