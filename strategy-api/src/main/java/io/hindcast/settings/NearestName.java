package io.hindcast.settings;

import java.util.Collection;

/** Finds what a user may have meant by a mistyped name. */
public final class NearestName {
    private NearestName() {}

    /**
     * A suggestion to append to a message.
     *
     * @param name what was given
     * @param known what there is
     * @return {@code "; did you mean 'x'?"} for the known name at the least Levenshtein distance when that is at most half
     *     the name's length and at most 3, else an empty text
     */
    public static String suggestion(String name, Collection<String> known) {
        String nearest = null;
        int least = Math.min(3, Math.max(1, name.length() / 2)) + 1;
        for (String candidate : known) {
            int distance = distance(name, candidate);
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest == null ? "" : "; did you mean '" + nearest + "'?";
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
