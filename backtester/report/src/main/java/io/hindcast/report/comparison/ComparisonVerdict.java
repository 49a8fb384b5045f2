package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Spread;
import io.hindcast.report.run.Figure;
import io.hindcast.report.summary.SkillTest;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a comparison found, in sentences that flatter nobody. */
final class ComparisonVerdict {
    private static final String HOLD = "buy and hold";
    private static final String PERSISTENCE = "persistence";
    private static final Set<SkillTest.Answer> BEYOND_CHANCE =
            EnumSet.of(SkillTest.Answer.BETTER, SkillTest.Answer.WORSE);

    private final ComparisonResult comparison;
    private final SymbolResults results;
    private final Figure rmse;
    private final String plusMinus;

    private ComparisonVerdict(ComparisonResult comparison, SymbolResults results, String plusMinus) {
        this.plusMinus = plusMinus;
        this.comparison = comparison;
        this.results = results;
        this.rmse = comparison.ofPrice() ? ComparisonFigures.RMSE_PRICE : ComparisonFigures.RMSE_RETURN;
    }

    /**
     * A paragraph for each symbol.
     *
     * @param plusMinus what stands between a mean and its deviation
     */
    static List<String> of(ComparisonResult comparison, String plusMinus) {
        boolean several = comparison.symbols().size() > 1;
        return comparison.symbols().stream()
                .map(results -> (several ? results.symbol() + ": " : "")
                        + new ComparisonVerdict(comparison, results, plusMinus).sentences())
                .toList();
    }

    /** How far a choice among so many can be trusted. */
    static String selection(ComparisonResult comparison) {
        List<EntrantResult> models = comparison.symbols().getFirst().models();
        long offline = models.stream()
                .filter(each -> each.kind() == EntrantKind.OFFLINE)
                .count();
        String tried = count(models.size(), "entrant")
                + (offline == 0 ? "" : " (" + (models.size() - offline) + " that can trade, " + offline + " offline)")
                + (models.size() == 1 ? " was" : " were") + " tried with "
                + count(comparison.seeds().size(), "seed") + ".";
        return models.size() < 2
                ? tried
                : tried + " Picking the best of " + models.size()
                        + " by the test segment uses that segment up: its figures are optimistic for the one that is"
                        + " picked, and only data that took no part can confirm it.";
    }

    private String sentences() {
        Optional<EntrantResult> earner = results.highest(ComparisonFigures.RETURN.key(), ComparisonVerdict::trades);
        Optional<EntrantResult> forecaster = results.lowest(rmse.key(), entrant -> true);
        Optional<EntrantResult> causal = results.lowest(rmse.key(), ComparisonVerdict::trades);
        List<String> sentences = new ArrayList<>();
        sentences.add(earner.map(this::money).orElse("No entrant that can trade has a result."));
        sentences.add(
                forecaster.map(best -> error(best, causal.orElse(null))).orElse("No entrant has a forecast error."));
        if (earner.isPresent()
                && causal.isPresent()
                && several(ComparisonVerdict::trades)
                && !tied(earner.get(), ComparisonFigures.RETURN)
                && !tied(causal.get(), rmse)) {
            String best = causal.get().label();
            sentences.add(
                    best.equals(earner.get().label())
                            ? "So the best trader was also the best forecaster of those that can trade."
                            : "So the best forecaster was not the best trader: " + best + " returned "
                                    + shown(causal.get(), ComparisonFigures.RETURN) + ".");
        }
        if (several(entrant -> true)) {
            sentences.add("Whether entrants differ from each other by more than chance was not tested.");
        }
        return String.join(" ", sentences);
    }

    private static boolean trades(EntrantResult entrant) {
        return entrant.kind() == EntrantKind.CAUSAL;
    }

    /** One entrant is neither the best nor the worst of anything. */
    private boolean several(Predicate<EntrantResult> among) {
        return results.models().stream().filter(among).count() > 1;
    }

    /** True when another entrant that can trade has the same figure: of equal ones none is the best. */
    private boolean tied(EntrantResult best, Figure figure) {
        double mean = best.figure(figure.key()).mean();
        return results.models().stream()
                        .filter(ComparisonVerdict::trades)
                        .filter(other -> other.figure(figure.key()).mean() == mean)
                        .count()
                > 1;
    }

    private String money(EntrantResult best) {
        double mean = best.figure(ComparisonFigures.RETURN.key()).mean();
        long alike = results.models().stream()
                .filter(ComparisonVerdict::trades)
                .filter(other -> other.figure(ComparisonFigures.RETURN.key()).mean() == mean)
                .count();
        boolean idle = best.figure(ComparisonFigures.TURNOVER.key()).mean() == 0;
        Spread hold = results.reference(EntrantKind.BUY_AND_HOLD, ComparisonFigures.RETURN.key());
        String costs = comparison.content().costs().free() ? "With trading free of any cost " : "After costs ";
        String figure = shown(best, ComparisonFigures.RETURN) + (idle ? " without a single trade" : "");
        String others = alike > 1 ? " (as did " + count(alike - 1, "other") + ")" : "";
        if (!several(ComparisonVerdict::trades)) {
            return costs + best.label() + " returned " + figure + against(mean, hold, FigureFormat.PERCENT, HOLD) + ".";
        }
        if (hold.defined() && !above(mean, hold, FigureFormat.PERCENT)) {
            return costs + "no entrant returned more than " + HOLD + " with "
                    + FigureFormat.PERCENT.format(hold.mean()) + ": the highest return was " + figure + ", of "
                    + best.label() + (alike > 1 ? " and " + count(alike - 1, "other") : "") + ".";
        }
        return costs + best.label() + (mean < 0 ? " lost the least" : " earned the most") + others + ": " + figure
                + against(mean, hold, FigureFormat.PERCENT, HOLD) + ".";
    }

    private String error(EntrantResult best, @Nullable EntrantResult causal) {
        Spread persistence = results.reference(EntrantKind.PERSISTENCE, rmse.key());
        double mean = best.figure(rmse.key()).mean();
        boolean offline = best.kind() == EntrantKind.OFFLINE;
        String who = best.label() + (offline ? ", which is offline and can't trade," : "");
        String what = " RMSE in the " + (comparison.ofPrice() ? "price" : "return");
        String compared = shown(best, rmse) + against(mean, persistence, rmse.format(), PERSISTENCE);
        String rest = offline && causal != null
                ? "; of those that can trade it was " + causal.label() + " with " + shown(causal, rmse)
                        + against(causal.figure(rmse.key()).mean(), persistence, rmse.format(), PERSISTENCE)
                        + chance(causal, "")
                : "";
        if (!several(entrant -> true)) {
            return who + " had an" + what + " of " + compared + chance(best, "") + ".";
        }
        if (persistence.defined() && !above(persistence.mean(), best.figure(rmse.key()), rmse.format())) {
            return "No entrant had a lower" + what + " than " + PERSISTENCE + " with "
                    + rmse.format().format(persistence.mean()) + ": the lowest was " + shown(best, rmse) + ", of " + who
                    + chance(best, "higher ") + rest + ".";
        }
        return who + " had the lowest" + what + ": " + compared + chance(best, "") + rest + ".";
    }

    /**
     * Whether chance explains how an entrant's errors differ from persistence's, of each seed.
     *
     * @param how they differ, where the sentence has not said it: a word and a blank
     */
    private String chance(EntrantResult entrant, String how) {
        List<JobResult> jobs = results.jobs().stream()
                .filter(job -> job.done() && job.entrant().equals(entrant.label()))
                .toList();
        long constant = jobs.stream().filter(JobResult::constant).count();
        if (constant > 0) {
            return ", a constant forecast with " + constant + " of " + count(jobs.size(), "seed");
        }
        List<JobResult> tested =
                jobs.stream().filter(job -> !Double.isNaN(job.pValue())).toList();
        if (tested.isEmpty()) {
            return " (whether by more than chance, no test says)";
        }
        long beyond = tested.stream()
                .filter(job -> job.test().filter(BEYOND_CHANCE::contains).isPresent())
                .count();
        DoubleSummaryStatistics p =
                tested.stream().mapToDouble(JobResult::pValue).summaryStatistics();
        String values =
                tested.size() == 1 ? "p " + shown(p.getMin()) : "p " + shown(p.getMin()) + " to " + shown(p.getMax());
        return tested.size() == 1
                ? (beyond == 1
                                ? ", " + how + "by more than chance explains ("
                                : ", a difference that chance explains (")
                        + values + ")"
                : ", " + how + "by more than chance explains with " + beyond + " of " + tested.size() + " seeds ("
                        + values + ")";
    }

    private static String shown(double p) {
        return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    private String shown(EntrantResult entrant, Figure figure) {
        return entrant.figure(figure.key()).format(figure.format(), plusMinus);
    }

    /** Compares what is shown, so that no difference is claimed that nobody can see. */
    private static String against(double value, Spread reference, FigureFormat format, String name) {
        if (!reference.defined()) {
            return "";
        }
        String shown = format.format(reference.mean());
        String comparison = format.format(value).equals(shown)
                ? "as much as"
                : value > reference.mean() ? "more than" : "less than";
        return ", " + comparison + " " + name + " with " + shown;
    }

    private static boolean above(double value, Spread reference, FigureFormat format) {
        return value > reference.mean() && !format.format(value).equals(format.format(reference.mean()));
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
