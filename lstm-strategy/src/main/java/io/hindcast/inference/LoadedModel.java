package io.hindcast.inference;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.Scaler;
import java.util.List;

/** What models of either direction of time tell of themselves. */
abstract class LoadedModel implements FittedModel {
    private final StoredModel stored;

    LoadedModel(StoredModel stored) {
        this.stored = stored;
    }

    final StoredModel stored() {
        return stored;
    }

    @Override
    public String hash() {
        return stored.document().hash();
    }

    @Override
    public String description() {
        return stored.document().description();
    }

    @Override
    public long parameters() {
        return stored.document().parameters();
    }

    @Override
    public String trainedOn() {
        return stored.document().trainedOn();
    }

    @Override
    public List<EpochResult> training() {
        return stored.training();
    }

    @Override
    public Scaler scaler() {
        return stored.scaler();
    }

    @Override
    public String scaling() {
        return stored.document().scaling();
    }
}
