package io.hindcast.report.comparison;

import io.hindcast.report.Figure;
import io.hindcast.report.page.FigureFormat;
import io.hindcast.report.page.TradingCosts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a comparison found, in sentences that flatter nobody. */
final class ComparisonVerdict {
    private final Comparison comparison;
    private final SymbolResults results;
    private final Figure rmse;
    private final String plusMinus;

    private ComparisonVerdict(Comparison comparison, SymbolResults results, String plusMinus) {
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
    static List<String> of(Comparison comparison, String plusMinus) {
        boolean several = comparison.symbols().size() > 1;
        return comparison.symbols().stream()
                .map(results -> (several ? results.symbol() + ": " : "")
                        + new ComparisonVerdict(comparison, results, plusMinus).sentences())
                .toList();
    }

    /** How far a choice among so many can be trusted. */
    static String selection(Comparison comparison) {
        List<Entrant> models = comparison.symbols().getFirst().models();
        long offline =
                models.stream().filter(each -> each.kind() == Kind.OFFLINE).count();
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
        Optional<Entrant> earner = results.highest(ComparisonFigures.RETURN.key(), ComparisonVerdict::trades);
        Optional<Entrant> forecaster = results.lowest(rmse.key(), entrant -> true);
        Optional<Entrant> causal = results.lowest(rmse.key(), ComparisonVerdict::trades);
        List<String> sentences = new ArrayList<>();
        sentences.add(earner.map(this::money).orElse("No entrant that can trade has a result."));
        sentences.add(forecaster.map(best -> error(best, causal)).orElse("No entrant has a forecast error."));
        if (earner.isPresent() && causal.isPresent()) {
            String best = causal.get().label();
            sentences.add(
                    best.equals(earner.get().label())
                            ? "So the best trader was also the best forecaster of those that can trade."
                            : "So the best forecaster was not the best trader: " + best + " returned "
                                    + shown(causal.get(), ComparisonFigures.RETURN) + ".");
        }
        return String.join(" ", sentences);
    }

    private static boolean trades(Entrant entrant) {
        return entrant.kind() == Kind.CAUSAL;
    }

    private String money(Entrant best) {
        double mean = best.figure(ComparisonFigures.RETURN.key()).mean();
        long alike = results.models().stream()
                .filter(ComparisonVerdict::trades)
                .filter(other -> other.figure(ComparisonFigures.RETURN.key()).mean() == mean)
                .count();
        boolean idle = best.figure(ComparisonFigures.TURNOVER.key()).mean() == 0;
        Spread hold = results.reference(Kind.BUY_AND_HOLD, ComparisonFigures.RETURN.key());
        return (TradingCosts.free(comparison.json()) ? "With trading free of any cost " : "After costs ")
                + best.label() + " earned the most" + (alike > 1 ? " (as did " + count(alike - 1, "other") + ")" : "")
                + ": " + shown(best, ComparisonFigures.RETURN) + (idle ? " without a single trade" : "")
                + (hold.defined() ? ", " + against(mean, hold.mean(), FigureFormat.PERCENT, "buy and hold") : "") + ".";
    }

    private String error(Entrant best, Optional<Entrant> causal) {
        Spread persistence = results.reference(Kind.PERSISTENCE, rmse.key());
        boolean offline = best.kind() == Kind.OFFLINE;
        String unit = comparison.ofPrice() ? "price" : "return";
        return best.label() + (offline ? ", which is offline and can't trade," : "") + " had the lowest RMSE in the "
                + unit + ": " + shown(best, rmse)
                + (persistence.defined()
                        ? ", "
                                + against(
                                        best.figure(rmse.key()).mean(),
                                        persistence.mean(),
                                        rmse.format(),
                                        "persistence")
                        : "")
                + (offline && causal.isPresent()
                        ? "; of those that can trade it was " + causal.get().label() + " with "
                                + shown(causal.get(), rmse)
                        : "")
                + ".";
    }

    private String shown(Entrant entrant, Figure figure) {
        return entrant.figure(figure.key()).format(figure.format(), plusMinus);
    }

    /** Compares what is shown, so that no difference is claimed that nobody can see. */
    private static String against(double value, double reference, FigureFormat format, String name) {
        String shown = format.format(reference);
        String comparison =
                format.format(value).equals(shown) ? "as much as" : value > reference ? "more than" : "less than";
        return comparison + " " + name + " with " + shown;
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
