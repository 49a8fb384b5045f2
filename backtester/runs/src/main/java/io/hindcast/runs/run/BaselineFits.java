package io.hindcast.runs.run;

import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.report.summary.BaselineSection.LeftOut;
import io.hindcast.runs.baselines.BaselineName;
import io.hindcast.runs.baselines.Baselines;
import io.hindcast.runs.baselines.Baselines.Contender;
import io.hindcast.runs.baselines.Baselines.Fit;
import io.hindcast.runs.baselines.RuleBaselines;
import io.hindcast.runs.config.RunInputs;
import io.hindcast.runs.config.RunOptions;
import io.hindcast.runs.config.RunPlan;
import io.hindcast.runs.models.ModelSource;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a run of stored bars is set beside. The ridge regression is trained as any model is, from the config that somebody would
 * write to run it, so it knows what the run's own model may know, and is found again.
 */
final class BaselineFits {
    private static final String MEAN = "the mean log return over the horizon, of the fold's training bars";
    private static final String REGRESSION =
            "ridge regression on the run's features of the last bar, fitted on the fold's"
                    + " training bars; its penalty, of 0.0001 to 1000 by powers of 10, is chosen on its validation bars";

    private final Function<MapSettings, RunInputs<TrainedModel>> reading;

    /** @param reading reads a config that is made of the run's, telling nobody */
    BaselineFits(Function<MapSettings, RunInputs<TrainedModel>> reading) {
        this.reading = reading;
    }

    /**
     * Trains them, or finds them trained already.
     *
     * @param plan of the run, whose bars they learn from
     * @param options of the run
     */
    Baselines of(RunInputs<?> inputs, RunPlan plan, MapSettings config, RunOptions options) {
        Baselines rules = RuleBaselines.of(inputs.config(), inputs.queue(), true);
        if (!inputs.config().baselines().enabled() || inputs.config().model().isEmpty()) {
            return rules;
        }
        TrainableModel<?> model = inputs.config().model().get();
        MapSettings ridge = DerivedConfig.ridge(config, model.horizonBars(), word(model.target()));
        try {
            RunInputs<TrainedModel> own = reading.apply(ridge);
            List<Fit> fits = new ModelSource<>(own)
                    .models(plan, new RunOptions(options.retrain(), null)).stream()
                            .map(each -> fit(each.model()))
                            .toList();
            List<Contender> contenders = List.of(
                    new Contender(
                            BaselineName.TRAINING_MEAN,
                            MEAN,
                            reading.apply(ridge).config().strategy()),
                    new Contender(BaselineName.RIDGE, REGRESSION, own.config().strategy()));
            return rules.behind(contenders, fits, List.of());
        } catch (InvalidInputException e) {
            // A model that was brought along needs no bars to learn from, and these do; and a program may have no
            // ridge.
            String why = String.valueOf(e.getMessage());
            return rules.behind(
                    List.of(),
                    List.of(),
                    List.of(
                            new LeftOut(BaselineName.TRAINING_MEAN.toString(), why),
                            new LeftOut(BaselineName.RIDGE.toString(), why)));
        }
    }

    private static Fit fit(TrainedModel ridge) {
        Map<String, Double> fitted = ridge.fitted();
        return new Fit(
                ridge,
                Objects.requireNonNull(
                        fitted.get("mean log return"), "a ridge regression that knows no training mean"));
    }

    private static String word(ForecastTarget target) {
        return target.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
