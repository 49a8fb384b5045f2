package io.hindcast.runs.compare;

import io.hindcast.settings.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names for the folders of jobs: symbol, label and seed in characters that every file system has. Where two jobs would share
 * one, upper and lower case being the same, both have a hash of what they are appended.
 */
final class JobIds {
    private static final int LONGEST = 120;
    private static final int HASH_DIGITS = 8;

    private JobIds() {}

    /** What a job is. */
    record Named(String symbol, String label, long seed) {
        private String plain() {
            return (symbol + "-" + label + "-seed" + seed).replaceAll("[^A-Za-z0-9._-]", "_");
        }

        private String hash() {
            return Sha256.of(symbol + "\n" + label + "\n" + seed).substring(0, HASH_DIGITS);
        }
    }

    /** A name for each job, in their order, each another one. */
    static List<String> of(List<Named> jobs) {
        Map<String, Long> sharing =
                jobs.stream().collect(Collectors.groupingBy(job -> folded(job.plain()), Collectors.counting()));
        Set<String> taken = new HashSet<>();
        List<String> ids = new ArrayList<>();
        for (Named job : jobs) {
            String plain = job.plain();
            boolean fits = plain.length() <= LONGEST && sharing.getOrDefault(folded(plain), 0L) == 1;
            String wanted = fits ? plain : plain.substring(0, Math.min(LONGEST, plain.length())) + "-" + job.hash();
            String id = wanted;
            for (int i = 2; !taken.add(folded(id)); i++) {
                id = wanted + "-" + i;
            }
            ids.add(id);
        }
        return ids;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
