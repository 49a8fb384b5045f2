package io.hindcast.paper.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Counts why inputs were no use. Reasons that differ in numbers and quoted texts alone are one, shown as it was first; what
 * comes behind the twentieth is counted together, for somebody may send anything.
 */
public final class InputReasons {
    private static final int MOST = 20;
    private static final String OTHERS = "other reasons";
    private static final Pattern VALUES = Pattern.compile("'[^']*'|[-+]?\\d[\\dTZ:.,eE+-]*");

    private final Map<String, Count> counts = new LinkedHashMap<>();

    /**
     * A reason and how often it was met.
     *
     * @param reason as it was first
     * @param inputs how many
     */
    public record Count(String reason, long inputs) {}

    /** Counts one more input. */
    public void add(String reason) {
        String kind = kind(reason);
        boolean other = !counts.containsKey(kind) && counts.size() >= MOST;
        counts.merge(
                other ? OTHERS : kind,
                new Count(other ? OTHERS : reason, 1),
                (before, one) -> new Count(before.reason(), before.inputs() + 1));
    }

    private static String kind(String reason) {
        return VALUES.matcher(reason).replaceAll("#");
    }

    /** The most frequent first. */
    public List<Count> counts() {
        return counts.values().stream()
                .sorted(Comparator.comparing(Count::inputs).reversed().thenComparing(Count::reason))
                .toList();
    }
}
