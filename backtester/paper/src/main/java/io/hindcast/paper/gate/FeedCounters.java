package io.hindcast.paper.gate;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every message in exactly one counter, and what else was counted.
 *
 * @param accepted {@link GateVerdict#ACCEPTED}
 * @param acceptedLate {@link GateVerdict#ACCEPTED_LATE}
 * @param duplicates {@link GateVerdict#DUPLICATE}
 * @param corrected {@link GateVerdict#CORRECTED}
 * @param outOfOrder {@link GateVerdict#OUT_OF_ORDER}
 * @param garbage {@link GateVerdict#GARBAGE}
 * @param updates {@link GateVerdict#UPDATE}
 * @param quotes {@link GateVerdict#QUOTE}
 * @param control {@link GateVerdict#CONTROL}
 * @param gaps how often bars were missing; no message of its own
 * @param missingBars how many bars were missing; no messages of their own
 * @param disconnects how often the connection was lost; among {@code control}
 * @param reconnects how often it came back; among {@code control}
 */
public record FeedCounters(
        long accepted,
        long acceptedLate,
        long duplicates,
        long corrected,
        long outOfOrder,
        long garbage,
        long updates,
        long quotes,
        long control,
        long gaps,
        long missingBars,
        long disconnects,
        long reconnects) {
    /** Messages in all: the sum of the counters that are verdicts. */
    public long messages() {
        return accepted + acceptedLate + duplicates + corrected + outOfOrder + garbage + updates + quotes + control;
    }

    /** All of them but those of the connection, by the names that files and pages give them. */
    public Map<String, Long> named() {
        Map<String, Long> named = new LinkedHashMap<>();
        named.put("messages", messages());
        named.put("accepted", accepted);
        named.put("accepted_late", acceptedLate);
        named.put("duplicates", duplicates);
        named.put("corrected", corrected);
        named.put("out_of_order", outOfOrder);
        named.put("garbage", garbage);
        named.put("updates", updates);
        named.put("quotes", quotes);
        named.put("control", control);
        named.put("gaps", gaps);
        named.put("missing_bars", missingBars);
        return named;
    }

    /** Messages with one verdict. */
    public long of(GateVerdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> accepted;
            case ACCEPTED_LATE -> acceptedLate;
            case DUPLICATE -> duplicates;
            case CORRECTED -> corrected;
            case OUT_OF_ORDER -> outOfOrder;
            case GARBAGE -> garbage;
            case UPDATE -> updates;
            case QUOTE -> quotes;
            case CONTROL -> control;
        };
    }
}
