package io.hindcast.engine.seeds;

import io.hindcast.forecast.Forecaster;
import io.hindcast.forecast.TrainedModel;
import java.util.List;

/** A causal model that forecasts the mean of what its members forecast. */
public final class MeanModel extends MeanOfSeeds<TrainedModel> implements TrainedModel {
    /** @param members at least two */
    public MeanModel(List<Member<TrainedModel>> members) {
        super(members);
    }

    @Override
    public Forecaster newForecaster() {
        return new MeanForecaster(
                members().stream().map(member -> member.model().newForecaster()).toList());
    }
}
