package io.hindcast.engine.seeds;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.Scaler;
import io.hindcast.settings.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What models of several seeds have in common, and what they add up to.
 *
 * @param <M> whether they may forecast for the engine
 */
abstract class MeanOfSeeds<M extends FittedModel> implements FittedModel, OfSeeds {
    private final List<Member<M>> members;
    private final M first;

    /** @param members at least two, all fitted on the same rows, so that they have one scaler */
    MeanOfSeeds(List<Member<M>> members) {
        this.members = List.copyOf(members);
        first = members.getFirst().model();
    }

    @Override
    public final List<Member<M>> members() {
        return members;
    }

    @Override
    public String hash() {
        return Sha256.of(
                "mean\n" + members.stream().map(member -> member.model().hash()).collect(Collectors.joining("\n")));
    }

    @Override
    public String description() {
        return "mean of " + members.size() + " seeds (" + members.getFirst().seed() + " to "
                + members.getLast().seed() + ") of " + first.description();
    }

    @Override
    public long parameters() {
        return members.stream().mapToLong(member -> member.model().parameters()).sum();
    }

    /** All epochs, seed by seed. */
    @Override
    public List<EpochResult> training() {
        return members.stream()
                .flatMap(member -> member.model().training().stream())
                .toList();
    }

    @Override
    public Scaler scaler() {
        return first.scaler();
    }

    @Override
    public String scaling() {
        return first.scaling();
    }

    /** The validation loss of the training labels' mean, which is the same for all seeds. */
    @Override
    public double constantLoss() {
        return first.constantLoss();
    }

    @Override
    public boolean constant() {
        return members.stream().allMatch(member -> member.model().constant());
    }

    @Override
    public String trainedOn() {
        return first.trainedOn();
    }

    @Override
    public String inference() {
        return first.inference();
    }
}
