package io.hindcast.report.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.report.summary.Contest;
import io.hindcast.report.summary.Verdict;
import io.hindcast.report.summary.Verdict.Answer;
import io.hindcast.report.summary.Verdict.Interval;
import io.hindcast.report.summary.Verdict.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VerdictSentencesTest {
    /** Words that compare; each may only stand where an answer says so. */
    private static final Pattern COMPARING =
            Pattern.compile("\\b(beats?|better|worse|best|winner|outperforms?|ahead|behind|stands? out|knows?)\\b");

    private static final Pattern CLAUSES = Pattern.compile("; |\\. ");
    private static final List<String> BASELINES = List.of("cash", "buy-and-hold", "macd");

    @Test
    void eachAnswerHasItsOwnSentence() {
        Verdict verdict = verdict(Answer.YES, Answer.NO, List.of(Answer.YES, Answer.NO, Answer.CANNOT_TELL));
        assertThat(VerdictSentences.forecasts(verdict))
                .contains(
                        "Its forecasts know something that the mean of the training bars does not (a test, p 0.012; skill"
                                + " in the return 0.0123, 95% interval -0.0100 to 0.0400); they are worse than persistence (a test,"
                                + " p 0.012; skill in the return 0.0123, 95% interval -0.0100 to 0.0400).");
        assertThat(VerdictSentences.money(verdict))
                .contains(
                        "It beats cash; it does not beat buy and hold; whether it beats MACD can't be told; buy and hold:"
                                + " skill in the return 1.23%, -1.00% to 4.00% with all baselines at once.");
    }

    /** Over all combinations of answers: where nobody can tell, no clause claims anything, and so on. */
    @Test
    void noComparingWordStandsWithoutTheAnswerThatItNeeds() {
        for (Answer first : Answer.values()) {
            for (Answer second : Answer.values()) {
                for (Answer third : Answer.values()) {
                    Verdict verdict = verdict(first, second, List.of(third, first, second));
                    for (String sentence : sentences(verdict)) {
                        for (String clause : CLAUSES.split(sentence, -1)) {
                            requireBacked(clause, verdict);
                        }
                    }
                }
            }
        }
    }

    private static void requireBacked(String clause, Verdict verdict) {
        if (!COMPARING.matcher(clause).find()) {
            return;
        }
        String text = clause.toLowerCase(Locale.ROOT);
        if (text.startsWith("whether ")) {
            assertThat(text).contains("can't be told");
            return;
        }
        boolean no = text.contains("does not beat")
                || text.contains("worse")
                || text.contains("know nothing")
                || text.contains("has by chance");
        assertThat(all(verdict)).as(clause).anyMatch(question -> question.answer() == (no ? Answer.NO : Answer.YES));
    }

    private static List<Question> all(Verdict verdict) {
        List<Question> all = new ArrayList<>(verdict.beats().values());
        verdict.knowsSomething().ifPresent(all::add);
        verdict.forecastsBetter().ifPresent(all::add);
        verdict.beatsAll().ifPresent(all::add);
        verdict.survivesTrials().ifPresent(all::add);
        verdict.survivesTrialsOverHold().ifPresent(all::add);
        return all;
    }

    private static List<String> sentences(Verdict verdict) {
        List<String> sentences = new ArrayList<>();
        VerdictSentences.forecasts(verdict).ifPresent(sentences::add);
        VerdictSentences.money(verdict).ifPresent(sentences::add);
        VerdictSentences.trials(verdict).ifPresent(sentences::add);
        return sentences;
    }

    @Test
    void whereNobodyCanTellTheReasonAndWhatCouldHaveBeenSeenStandBesideIt() {
        Verdict open = verdict(
                Answer.CANNOT_TELL,
                Answer.CANNOT_TELL,
                List.of(Answer.CANNOT_TELL, Answer.CANNOT_TELL, Answer.CANNOT_TELL));
        assertThat(VerdictSentences.forecasts(open).orElseThrow())
                .contains("whether they are better than persistence can't be told")
                .contains("so many outcomes show 0.0500 or more");
        assertThat(VerdictSentences.caveat(open)).isPresent();
        assertThat(VerdictSentences.caveat(verdict(Answer.YES, Answer.YES, List.of(Answer.YES, Answer.NO, Answer.NO))))
                .isEmpty();
        Question seen = new Question(
                Answer.CANNOT_TELL,
                "a test",
                0.01,
                "skill in the return",
                Optional.empty(),
                0.05,
                OptionalDouble.of(0.001),
                100,
                OptionalDouble.empty(),
                Optional.of("the bars kept aside were scored before"));
        Verdict touched = new Verdict(
                0.05,
                Optional.empty(),
                Optional.of(seen),
                Optional.empty(),
                Map.of("cash", seen),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(VerdictSentences.forecasts(touched).orElseThrow())
                .startsWith(
                        "Whether its forecasts know anything can't be told (the bars kept aside were scored before;");
        assertThat(VerdictSentences.money(touched))
                .contains("Whether it beats cash can't be told (the bars kept aside were scored before).");
    }

    @Test
    void aContestNamesNobodyThatChanceExplains() {
        Map<String, Double> p = new LinkedHashMap<>();
        p.put("stacked", 1.0);
        p.put("deep", 0.4);
        p.put("buy and hold", 0.01);
        assertThat(VerdictSentences.contest(
                        new Contest("log return after costs", 0.05, 755, List.of("stacked", "deep"), p)))
                .isEqualTo(
                        "By log return after costs stacked and deep can't be told apart (model confidence set of 95%, 755"
                                + " values); buy and hold is behind by more than chance explains.");
        assertThat(VerdictSentences.contest(new Contest("log return after costs", 0.05, 755, List.of("stacked"), p)))
                .isEqualTo(
                        "By log return after costs stacked is ahead of all others by more than chance explains (model"
                                + " confidence set of 95%, 755 values).");
        assertThat(VerdictSentences.contest(new Contest("log return after costs", 0.05, 2, List.of(), p)))
                .endsWith("nobody can tell them apart: there is too little to go by.");
    }

    @Test
    void theTableHasARowAQuestion() {
        Verdict verdict = verdict(Answer.YES, Answer.NO, List.of(Answer.YES, Answer.NO, Answer.CANNOT_TELL));
        List<String> lines = VerdictTable.of(verdict).lines();
        assertThat(lines).hasSize(2 + 2 + 3 + 1 + 2).allMatch(line -> line.length() <= 100);
        assertThat(lines.getLast()).startsWith("The same in excess of buy and hold");
        assertThat(lines).anyMatch(line -> line.startsWith("Beats MACD") && line.contains("can't tell"));
    }

    private static Verdict verdict(Answer knows, Answer better, List<Answer> beats) {
        Map<String, Question> all = new LinkedHashMap<>();
        for (int i = 0; i < beats.size(); i++) {
            all.put(BASELINES.get(i), question(beats.get(i), OptionalDouble.empty()));
        }
        return new Verdict(
                0.05,
                Optional.of(new Verdict.Returns("bar", 755, 252, 3.5, 2_000, 40, 1_096)),
                Optional.of(question(knows, OptionalDouble.of(0.012))),
                Optional.of(question(better, OptionalDouble.of(0.012))),
                all,
                Optional.of(question(better, OptionalDouble.empty())),
                Optional.of(question(knows, OptionalDouble.empty())),
                Optional.of(question(better, OptionalDouble.empty())));
    }

    private static Question question(Answer answer, OptionalDouble p) {
        return new Question(
                answer,
                "a test",
                0.0123,
                "skill in the return",
                Optional.of(new Interval(-0.01, 0.04)),
                0.05,
                p,
                755,
                OptionalDouble.of(0.05),
                Optional.empty());
    }
}
