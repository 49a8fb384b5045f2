package io.hindcast.runs.compare;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the runs of a comparison warn of, as its own warnings. */
final class ComparisonWarnings {
    private static final Pattern FIGURES = Pattern.compile("-?[0-9][0-9.,]*(?:[eE]-?[0-9]+)?");

    private ComparisonWarnings() {}

    /**
     * What every entrant says once, what only some say with their names. Sentences that differ in their figures only are one,
     * with the figures of the first job that says it.
     */
    static List<String> of(List<JobOutcome> outcomes) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (JobOutcome outcome : outcomes) {
            List<String> warnings =
                    outcome.summary().map(summary -> summary.run().warnings()).orElse(List.of());
            for (String text : warnings) {
                said.computeIfAbsent(FIGURES.matcher(text).replaceAll("#"), each -> new Said(text))
                        .add(outcome.job(), text);
            }
        }
        long entrants = outcomes.stream()
                .map(outcome -> outcome.job().entrant().label())
                .distinct()
                .count();
        return said.values().stream()
                .map(each -> each.sentence(entrants))
                .distinct()
                .toList();
    }

    /** A warning, and who gives it. */
    private static final class Said {
        private final String first;
        private final Set<String> labels = new LinkedHashSet<>();
        private final Set<String> texts = new LinkedHashSet<>();
        private int jobs;

        private Said(String first) {
            this.first = first;
        }

        private void add(ComparedRun job, String text) {
            labels.add(job.entrant().label());
            texts.add(text);
            jobs++;
        }

        private String sentence(long entrants) {
            String who = labels.size() == entrants ? "" : String.join(", ", labels) + ": ";
            return who
                    + first
                    + (texts.size() == 1
                            ? ""
                            : " (these are the figures of the first of " + jobs + " jobs that say so)");
        }
    }
}
