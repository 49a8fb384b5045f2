package io.hindcast.engine.seeds;

import io.hindcast.forecast.FittedModel;
import java.util.List;

/** A model that is the mean of several, each of a seed of its own. */
public interface OfSeeds {
    /**
     * One of them.
     *
     * @param seed of its training
     */
    record Member<M extends FittedModel>(long seed, M model) {}

    /** They, in the order of their seeds. */
    List<? extends Member<?>> members();

    /** What a model is made of: its members, or itself where it is of one seed. */
    static List<FittedModel> parts(FittedModel model) {
        return model instanceof OfSeeds mean
                ? mean.members().stream().<FittedModel>map(Member::model).toList()
                : List.of(model);
    }
}
