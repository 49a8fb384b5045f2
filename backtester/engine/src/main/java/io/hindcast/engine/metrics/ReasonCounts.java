package io.hindcast.engine.metrics;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts orders by reason. A reason's figures are no part of its key, so that there are few of them, whoever gives them. */
final class ReasonCounts {
    static final String OTHERS = "other reasons";

    private static final int MOST = 30;
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,]*(?:[eE][-+]?\\d+)?");

    private final Map<String, Long> counts = new LinkedHashMap<>();
    private Incidents.Occurrences all = Incidents.Occurrences.NONE;

    void add(long time, String reason) {
        all = all.plus(time, reason);
        String key = key(reason);
        counts.merge(counts.size() < MOST || counts.containsKey(key) ? key : OTHERS, 1L, Long::sum);
    }

    /** What stands before the figures: the text up to a colon, with any number left out. */
    static String key(String reason) {
        int colon = reason.indexOf(": ");
        String text = colon < 0 ? reason : reason.substring(0, colon);
        String key = NUMBER.matcher(text).replaceAll("…").strip();
        return key.isEmpty() ? "no reason given" : key;
    }

    Incidents.ByReason counts() {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return new Incidents.ByReason(all, sorted);
    }
}
