package io.hindcast.engine.plugin;

import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastModel;
import io.hindcast.forecast.ForecastModelProvider;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.OfflineModel;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainedModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A plugin's forecast model, whose failures bear its name and which gives out causal models only. */
public final class ContainedModel implements ForecastModel {
    private final ForecastModel model;
    private final Plugged who;
    private final Calls calls;

    private ContainedModel(ForecastModel model, Plugged who) {
        this.model = model;
        this.who = who;
        this.calls = new Calls(who);
    }

    /**
     * Configures a model for live forecasts.
     *
     * @param section the {@code model} section; {@code name} has been read already
     * @return that of the provider, contained when it comes from a plugin
     * @throws InvalidInputException when a setting is wrong, or the provider says that this model is for offline evaluation
     *     only
     */
    public static ForecastModel configure(ForecastModelProvider provider, Plugged who, Settings section) {
        ForecastModel model = SetUp.call(who, "configure", () -> provider.configure(section));
        boolean offline = SetUp.call(who, "isOffline", () -> provider.isOffline(section));
        if (offline) {
            throw section.invalid(
                    "name",
                    who
                            + " says that this model is for offline evaluation only, as it reads its windows backwards in time"
                            + " as well; it can't make live forecasts, so use another model");
        }
        return who.isPlugin() ? new ContainedModel(model, who) : model;
    }

    /** The class of what is contained, or of the model itself where it is built in. */
    public static Class<?> type(TrainableModel<?> model) {
        return model instanceof ContainedModel contained ? contained.model.getClass() : model.getClass();
    }

    /** The plugin that a model comes from; empty when it is built in. */
    public static String jar(TrainableModel<?> model) {
        return model instanceof ContainedModel contained ? contained.who.jar() : "";
    }

    @Override
    public int windowBars() {
        return calls.get("windowBars", model::windowBars);
    }

    @Override
    public int horizonBars() {
        return calls.get("horizonBars", model::horizonBars);
    }

    @Override
    public ForecastTarget target() {
        return calls.get("target", model::target);
    }

    @Override
    public List<String> warnings(long samples) {
        return calls.get("warnings", () -> List.copyOf(model.warnings(samples)));
    }

    @Override
    public TrainedModel train(TrainingSet set, Path folder, TrainingProgress progress) {
        return causal("train", () -> model.train(set, folder, progress));
    }

    @Override
    public TrainedModel load(Path folder, ModelInputs inputs) {
        return causal("load", () -> model.load(folder, inputs));
    }

    /** Types keep offline models out, but a plugin may have been compiled around them. */
    private TrainedModel causal(String call, Supplier<? extends FittedModel> work) {
        FittedModel fitted = calls.get(call, work::get);
        if (fitted instanceof OfflineModel) {
            throw new InvalidInputException(who + ": what " + call + " returns is a model for offline evaluation ("
                    + fitted.getClass().getName() + " is an OfflineModel), which reads its windows backwards in time as"
                    + " well; it can't make live forecasts, so use another model");
        }
        if (!(fitted instanceof TrainedModel trained)) {
            throw new InvalidInputException(who + ": what " + call + " returns is no TrainedModel but "
                    + (fitted == null ? "null" : fitted.getClass().getName()) + "; its author has to mend that");
        }
        return new ContainedTrainedModel(trained, who);
    }
}
