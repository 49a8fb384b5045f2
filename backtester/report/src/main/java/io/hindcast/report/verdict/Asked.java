package io.hindcast.report.verdict;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.summary.Verdict;
import io.hindcast.report.summary.Verdict.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question of a verdict as people read it.
 *
 * @param about what it is about
 * @param label in a table
 * @param question with its answer
 * @param format of its figure
 * @param yes a clause that says yes
 * @param no a clause that says no
 * @param unknown a clause that says that nobody can tell
 */
record Asked(About about, String label, Question question, FigureFormat format, String yes, String no, String unknown) {
    /** What questions are about. */
    enum About {
        FORECASTS,
        MONEY,
        TRIALS
    }

    /** The name of buy and hold among the baselines. */
    static final String HOLD = "buy-and-hold";

    /** All questions of a verdict, in their order. */
    static List<Asked> of(Verdict verdict) {
        List<Asked> asked = new ArrayList<>();
        verdict.knowsSomething()
                .map(each -> new Asked(
                        About.FORECASTS,
                        "Knows something",
                        each,
                        FigureFormat.COEFFICIENT,
                        "its forecasts know something that the mean of the training bars does not",
                        "its forecasts know nothing that the mean of the training bars does not",
                        "whether its forecasts know anything can't be told"))
                .ifPresent(asked::add);
        verdict.forecastsBetter()
                .map(each -> new Asked(
                        About.FORECASTS,
                        "Forecasts better than persistence",
                        each,
                        FigureFormat.COEFFICIENT,
                        "they are better than persistence",
                        "they are worse than persistence",
                        "whether they are better than persistence can't be told"))
                .ifPresent(asked::add);
        verdict.beats().forEach((baseline, each) -> asked.add(beats(words(baseline), each)));
        verdict.beatsAll().map(each -> beats("all baselines", each)).ifPresent(asked::add);
        verdict.survivesTrials()
                .map(each -> survives(
                        each.count() == 1 ? "Sharpe ratio above 0 (a single trial)" : "Survives " + trials(each),
                        "its Sharpe ratio",
                        each))
                .ifPresent(asked::add);
        verdict.survivesTrialsOverHold()
                .map(each -> survives(
                        "The same in excess of " + words(HOLD),
                        "the Sharpe ratio of its return in excess of " + words(HOLD),
                        each))
                .ifPresent(asked::add);
        return asked;
    }

    /** A baseline as sentences call it. */
    static String words(String baseline) {
        return switch (baseline) {
            case "macd" -> "MACD";
            default -> baseline.replace('-', ' ');
        };
    }

    private static Asked beats(String baseline, Question question) {
        return new Asked(
                About.MONEY,
                "Beats " + baseline,
                question,
                FigureFormat.PERCENT,
                "it beats " + baseline,
                "it does not beat " + baseline,
                "whether it beats " + baseline + " can't be told");
    }

    private static Asked survives(String label, String what, Question question) {
        if (question.count() == 1) {
            return new Asked(
                    About.TRIALS,
                    label,
                    question,
                    FigureFormat.RATIO,
                    what + ", of a single trial, is above 0",
                    what + ", of a single trial, is below 0",
                    "whether " + what + ", of a single trial, is above 0 can't be told");
        }
        String trials = trials(question);
        return new Asked(
                About.TRIALS,
                label,
                question,
                FigureFormat.RATIO,
                what + " stands out from the luckiest of " + trials,
                what + " is what the luckiest of " + trials + " has by chance",
                "whether " + what + " stands out from the luckiest of " + trials + " can't be told");
    }

    private static String trials(Question question) {
        return FigureFormat.COUNT.format((double) question.count()) + (question.count() == 1 ? " trial" : " trials");
    }

    /** A clause without its evidence. */
    String clause() {
        return switch (question.answer()) {
            case YES -> yes;
            case NO -> no;
            case CANNOT_TELL -> unknown;
        };
    }

    /** What the answer goes by, in brackets. */
    String evidence(double level) {
        List<String> parts = new ArrayList<>();
        question.reason().ifPresent(parts::add);
        if (question.pValue().isPresent()) {
            parts.add(question.test() + ", p " + probability(question.pValue().getAsDouble()));
        }
        interval()
                .ifPresent(interval -> parts.add(question.of() + " " + figure() + ", "
                        + FigureFormat.PERCENT.format(1 - level).replace(".00", "") + " interval " + interval));
        if (question.pValue().isEmpty() && question.interval().isEmpty()) {
            parts.add(question.of() + " " + figure());
        }
        if (question.answer() == Verdict.Answer.CANNOT_TELL && question.reason().isEmpty()) {
            question.detectable()
                    .ifPresent(least -> parts.add("so many outcomes show " + format.format(least) + " or more"));
        }
        return "(" + String.join("; ", parts) + ")";
    }

    String figure() {
        return format.format(question.figure());
    }

    /** Both ends; empty where there are none. */
    Optional<String> interval() {
        return question.interval()
                .filter(ends -> Double.isFinite(ends.lower()) && Double.isFinite(ends.upper()))
                .map(ends -> format.format(ends.lower()) + " to " + format.format(ends.upper()));
    }

    /** Three decimals, as p-values are given. */
    static String probability(double p) {
        return Double.isNaN(p)
                ? FigureFormat.UNDEFINED
                : p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
