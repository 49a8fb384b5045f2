package io.hindcast.report.verdict;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.Contest;
import io.hindcast.report.summary.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences that compare, made of a verdict and of nothing else. */
public final class VerdictSentences {
    private VerdictSentences() {}

    /** Of the forecasts: whether they know something, and are better; empty without a model. */
    public static Optional<String> forecasts(Verdict verdict) {
        return joined(verdict, Asked.About.FORECASTS);
    }

    /** Of the money: what it beats after costs; empty where nothing is traded. */
    public static Optional<String> money(Verdict verdict) {
        if (verdict.beats().isEmpty()) {
            return Optional.empty();
        }
        List<String> clauses = new ArrayList<>();
        baselines(verdict, Verdict.Answer.YES).ifPresent(names -> clauses.add("it beats " + names));
        baselines(verdict, Verdict.Answer.NO).ifPresent(names -> clauses.add("it does not beat " + names));
        baselines(verdict, Verdict.Answer.CANNOT_TELL)
                .ifPresent(names -> clauses.add("whether it beats " + names + " can't be told"
                        + reason(verdict.beats().values())));
        String hold = Asked.of(verdict).stream()
                .filter(each -> each.label().equals("Beats " + Asked.words(Asked.HOLD))
                        && each.interval().isPresent())
                .findFirst()
                .map(each ->
                        "; " + Asked.words(Asked.HOLD) + ": " + each.question().of() + " " + each.figure() + ", "
                                + each.interval().orElseThrow() + " with all baselines at once")
                .orElse("");
        return Optional.of(capital(String.join("; ", clauses)) + hold + ".");
    }

    /** Of the trials: whether the result survives their number; empty where they are not known. */
    public static Optional<String> trials(Verdict verdict) {
        return joined(verdict, Asked.About.TRIALS);
    }

    /** What an answer of {@code cannot-tell} means here; empty where there is none. */
    public static Optional<String> caveat(Verdict verdict) {
        boolean open =
                Asked.of(verdict).stream().anyMatch(each -> each.question().answer() == Verdict.Answer.CANNOT_TELL);
        return open
                ? Optional.of("\"Can't tell\" means that chance alone does as much in more than "
                        + percent(verdict.level())
                        + " of such runs; \"would show\" is the smallest figure that so many outcomes show four times in"
                        + " five.")
                : Optional.empty();
    }

    /** Of several that were compared: which is the best, or which can't be told apart. */
    public static String contest(Contest contest) {
        String by = "By " + contest.of() + " ";
        String evidence = " (model confidence set of " + percent(1 - contest.level()) + ", "
                + FigureFormat.COUNT.format((double) contest.count()) + " values)";
        List<String> others = contest.pValues().keySet().stream()
                .filter(each -> !contest.set().contains(each))
                .toList();
        if (contest.set().isEmpty()) {
            return by + "nobody can tell them apart: there is too little to go by.";
        }
        if (contest.set().size() == 1) {
            return by + contest.set().getFirst() + " is ahead of all others by more than chance explains" + evidence
                    + ".";
        }
        return by + listed(contest.set(), " and ") + " can't be told apart" + evidence
                + (others.isEmpty()
                        ? "."
                        : "; " + listed(others, " and ") + (others.size() == 1 ? " is" : " are")
                                + " behind by more than chance explains.");
    }

    static String percent(double share) {
        return FigureFormat.PERCENT.format(share).replace(".00", "");
    }

    private static String listed(List<String> names, String last) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + last + names.getLast();
    }

    private static Optional<String> joined(Verdict verdict, Asked.About about) {
        List<Asked> asked =
                Asked.of(verdict).stream().filter(each -> each.about() == about).toList();
        return asked.isEmpty()
                ? Optional.empty()
                : Optional.of(capital(asked.stream()
                                .map(each -> each.clause() + " " + each.evidence(verdict.level()))
                                .collect(Collectors.joining("; ")))
                        + ".");
    }

    private static Optional<String> baselines(Verdict verdict, Verdict.Answer answer) {
        List<String> names = verdict.beats().entrySet().stream()
                .filter(each -> each.getValue().answer() == answer)
                .map(Map.Entry::getKey)
                .map(Asked::words)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(listed(names, answer == Verdict.Answer.YES ? " and " : " or "));
    }

    /** Why nobody can tell, where that is the same of all questions that are open. */
    private static String reason(Collection<Verdict.Question> questions) {
        List<Optional<String>> reasons = questions.stream()
                .filter(each -> each.answer() == Verdict.Answer.CANNOT_TELL)
                .map(Verdict.Question::reason)
                .distinct()
                .toList();
        return reasons.size() == 1
                ? reasons.getFirst().map(reason -> " (" + reason + ")").orElse("")
                : "";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
