package io.hindcast.runs.baselines;

import io.hindcast.engine.metrics.ForecastErrors;
import io.hindcast.engine.metrics.Performance;
import io.hindcast.report.summary.BaselineSection;
import io.hindcast.report.summary.BaselineSection.Baseline;
import io.hindcast.report.summary.BaselineSection.FoldReturn;
import io.hindcast.report.summary.BaselineSection.Forecast;
import io.hindcast.report.summary.BaselineSection.RandomTrader;
import io.hindcast.report.summary.BaselineSection.Trading;
import io.hindcast.runs.baselines.Baselines.Contender;
import io.hindcast.runs.config.RunPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the section {@code baselines} of a summary, when the rows of the run are finished. */
public final class BaselineResults {
    private static final String HOLDS_CASH = "the price stays as it is: no move to trade on, so it holds cash";
    private static final String ALL_IN = "all of the cash at the open of the second bar";
    private static final String OWN_STRATEGY = "; traded by the run's own strategy";

    private final Baselines baselines;
    private final RunPlan plan;
    private final @Nullable EquityFigures buyAndHold;
    private final List<TradedBaseline> traded;
    private final @Nullable Map<BaselineName, ForecastErrors> errors;
    private final long withoutPrice;
    private final TradedMoney money;

    /**
     * @param buyAndHold null where nothing is traded
     * @param errors null where nothing is forecast
     * @param withoutPrice bars on which the regression's value was no price
     */
    BaselineResults(
            Baselines baselines,
            RunPlan plan,
            @Nullable EquityFigures buyAndHold,
            List<TradedBaseline> traded,
            @Nullable Map<BaselineName, ForecastErrors> errors,
            long withoutPrice,
            TradedMoney money) {
        this.baselines = baselines;
        this.plan = plan;
        this.buyAndHold = buyAndHold;
        this.traded = traded;
        this.errors = errors;
        this.withoutPrice = withoutPrice;
        this.money = money;
    }

    /**
     * The section.
     *
     * @param folder of the run, with its rows
     * @param seed of the random trader
     */
    public BaselineSection section(Path folder, long seed) {
        List<Baseline> list = new ArrayList<>();
        if (errors != null) {
            list.add(of(BaselineName.PERSISTENCE, HOLDS_CASH, null, List.of()));
        }
        if (buyAndHold != null) {
            list.add(of(BaselineName.BUY_AND_HOLD, ALL_IN, invested(buyAndHold.performance()), buyAndHold.folds()));
        }
        for (Contender each : baselines.traded()) {
            TradedBaseline its = traded.stream()
                    .filter(one -> one.contender().name() == each.name())
                    .findFirst()
                    .orElse(null);
            boolean forecasts = errors != null && errors.containsKey(each.name());
            if (its != null || forecasts) {
                list.add(of(
                        each.name(),
                        what(each, its != null && forecasts),
                        its == null ? null : its.trading(),
                        its == null ? List.of() : its.folds()));
            }
        }
        Optional<String> none = noRandomTrader();
        if (none.isEmpty()) {
            Spells spells = Spells.read(folder);
            if (spells.held()) {
                RandomTrader drawn = new RandomOrders(spells, money.cost(), seed).draw();
                return new BaselineSection(list, baselines.leftOut(), Optional.of(drawn), none);
            }
            none = Optional.of("the run held nothing at any close");
        }
        return new BaselineSection(list, baselines.leftOut(), Optional.empty(), none);
    }

    private Optional<String> noRandomTrader() {
        if (buyAndHold == null) {
            return Optional.of("nothing was traded");
        }
        return baselines.randomTrader() ? Optional.empty() : Optional.of("it is drawn for runs of stored bars alone");
    }

    private String what(Contender contender, boolean trades) {
        return contender.what()
                + (trades ? OWN_STRATEGY : "")
                + (contender.name() == BaselineName.RIDGE && withoutPrice > 0
                        ? "; its value was no price, so there was no forecast, on " + withoutPrice + " bars"
                        : "");
    }

    private Baseline of(BaselineName name, String what, @Nullable Trading trading, List<FoldReturn> folds) {
        return new Baseline(
                name.toString(),
                what,
                Optional.ofNullable(trading),
                Optional.ofNullable(errors == null ? null : errors.get(name)).map(BaselineResults::forecast),
                plan.folds().size() > 1 && trading != null ? Optional.of(folds) : Optional.empty());
    }

    /** It buys once and is asked for no more than its equity. */
    private static Trading invested(Performance performance) {
        return new Trading(
                performance.totalReturn(),
                performance.cagr(),
                performance.sharpe(),
                performance.maxDrawdown(),
                Double.NaN,
                Double.NaN,
                0);
    }

    private static Forecast forecast(ForecastErrors errors) {
        return new Forecast(
                errors.count(),
                errors.model().rmsePrice(),
                errors.model().rmseReturn(),
                errors.model().directionalAccuracy(),
                errors.skillPrice(),
                errors.skillReturn());
    }
}
