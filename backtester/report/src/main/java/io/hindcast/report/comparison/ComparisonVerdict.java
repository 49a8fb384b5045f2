package io.hindcast.report.comparison;

import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.Spread;
import io.hindcast.report.run.Figure;
import io.hindcast.report.summary.Contest;
import io.hindcast.report.verdict.VerdictSentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a comparison found, in sentences that flatter nobody. */
final class ComparisonVerdict {
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
        List<EntrantResult> traded = with(ComparisonFigures.RETURN, ComparisonVerdict::trades);
        List<EntrantResult> forecast = with(rmse, _ -> true);
        List<String> sentences = new ArrayList<>();
        sentences.add(traded.isEmpty() ? "No entrant that can trade has a result." : money(traded));
        sentences.add(forecast.isEmpty() ? "No entrant has a forecast error." : errors(forecast));
        constants().ifPresent(sentences::add);
        List<Contest> contests =
                results.bars().flatMap(ComparisonContent.SymbolEntry::contests).orElse(List.of());
        if (contests.isEmpty()) {
            sentences.add("Whether chance explains the differences was not tested.");
        }
        contests.forEach(contest -> sentences.add(VerdictSentences.contest(contest)));
        return String.join(" ", sentences);
    }

    private static boolean trades(EntrantResult entrant) {
        return entrant.kind() == EntrantKind.CAUSAL;
    }

    /** Models that have a figure, by its mean. */
    private List<EntrantResult> with(Figure figure, Predicate<EntrantResult> among) {
        return results.models().stream()
                .filter(among)
                .filter(entrant -> entrant.figure(figure.key()).defined())
                .sorted(Comparator.comparingDouble(
                        entrant -> entrant.figure(figure.key()).mean()))
                .toList();
    }

    private String money(List<EntrantResult> traded) {
        String costs = comparison.content().costs().free() ? "With trading free of any cost " : "After costs ";
        Spread hold = results.reference(EntrantKind.BUY_AND_HOLD, ComparisonFigures.RETURN.key());
        return costs
                + (traded.size() == 1
                        ? traded.getFirst().label() + " returned " + earned(traded.getFirst())
                        : "the entrants returned from " + earned(traded.getFirst()) + " ("
                                + traded.getFirst().label() + ") to " + earned(traded.getLast()) + " ("
                                + traded.getLast().label() + ")")
                + (hold.defined() ? "; buy and hold returned " + FigureFormat.PERCENT.format(hold.mean()) : "") + ".";
    }

    private String earned(EntrantResult entrant) {
        boolean idle = entrant.figure(ComparisonFigures.TURNOVER.key()).mean() == 0;
        return shown(entrant, ComparisonFigures.RETURN) + (idle ? " without a single trade" : "");
    }

    private String errors(List<EntrantResult> forecast) {
        Spread persistence = results.reference(EntrantKind.PERSISTENCE, rmse.key());
        String what = "RMSE in the " + (comparison.ofPrice() ? "price" : "return");
        return (forecast.size() == 1
                        ? "The " + what + " of " + named(forecast.getFirst()) + " is "
                                + shown(forecast.getFirst(), rmse)
                        : "Their " + what + " goes from " + shown(forecast.getFirst(), rmse) + " ("
                                + named(forecast.getFirst()) + ") to " + shown(forecast.getLast(), rmse) + " ("
                                + named(forecast.getLast()) + ")")
                + (persistence.defined()
                        ? "; that of persistence is " + rmse.format().format(persistence.mean())
                        : "")
                + ".";
    }

    private static String named(EntrantResult entrant) {
        return entrant.label() + (entrant.kind() == EntrantKind.OFFLINE ? ", offline" : "");
    }

    /** Whose forecasts are all the same. */
    private Optional<String> constants() {
        Map<String, Long> constants = results.jobs().stream()
                .filter(job -> job.done() && job.constant())
                .collect(Collectors.groupingBy(JobResult::entrant, LinkedHashMap::new, Collectors.counting()));
        return constants.isEmpty()
                ? Optional.empty()
                : Optional.of("The forecast is a constant: "
                        + constants.entrySet().stream()
                                .map(each -> each.getKey() + " with " + count(each.getValue(), "seed"))
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private String shown(EntrantResult entrant, Figure figure) {
        return entrant.figure(figure.key()).format(figure.format(), plusMinus);
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
