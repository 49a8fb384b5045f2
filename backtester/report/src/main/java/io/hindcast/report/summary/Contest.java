package io.hindcast.report.summary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several can be told apart: the model confidence set of Hansen, Lunde and Nason (The Model Confidence Set, 2011),
 * which holds the best of them in all but {@code level} of samples.
 *
 * @param of what they are judged by, in words, such as {@code log return after costs}
 * @param level of the set
 * @param count returns or outcomes that it goes by
 * @param set those that can't be told apart, in the order of the table; one of them alone is the best
 * @param pValues of each that took part, in the order of the table; NaN where undefined
 */
public record Contest(String of, double level, long count, List<String> set, Map<String, Double> pValues) {
    /** Copies list and map. */
    public Contest {
        set = List.copyOf(set);
        pValues = Collections.unmodifiableMap(new LinkedHashMap<>(pValues));
    }
}
