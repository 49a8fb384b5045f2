package io.hindcast.runs.models;

import io.hindcast.engine.split.Segments;
import io.hindcast.forecast.FeaturePipeline;
import io.hindcast.market.BarSource;
import io.hindcast.market.EpochNanos;
import io.hindcast.runs.config.StoredBars;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.store.queue.QueueMetadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares what a model's folder says of its training with a run's own bars. It finds a statement that is not true of these
 * bars; it can't find that weights were trained on others than a true statement says, for which somebody has to train
 * again.
 */
final class ClaimCheck {
    private final StoredBars stored;
    private final QueueMetadata queue;
    private final Supplier<FeaturePipeline> features;
    private final Supplier<Optional<Segments>> segments;

    /**
     * @param stored bars of the run
     * @param features of the run
     * @param segments of the run, asked for with a model of a version that did not store its own; empty when it has none
     */
    ClaimCheck(StoredBars stored, Supplier<FeaturePipeline> features, Supplier<Optional<Segments>> segments) {
        this.stored = stored;
        this.queue = stored.queue();
        this.features = features;
        this.segments = segments;
    }

    /**
     * What came of it.
     *
     * @param standing of the statement
     * @param warnings what the reader of the results should know
     */
    record Finding(DataStanding standing, List<String> warnings) {}

    /**
     * Checks a statement.
     *
     * @throws InvalidInputException naming folder and both sides when the bars that it names are there and are not those
     *     that it says
     */
    Finding check(TrainingClaim claim) {
        if (claim.rows().isEmpty()) {
            return ofEarlierVersion(claim)
                    ? new Finding(DataStanding.RECOMPUTED, List.of())
                    : stated(
                            claim,
                            "it does not say what its hash can be recomputed from, as one of an earlier version");
        }
        TrainingClaim.Rows rows = claim.rows().get();
        String own = queue.instrument().id();
        if (!rows.instrument().equals(own)) {
            return stated(claim, "on bars of " + rows.instrument() + ", and this run has those of " + own);
        }
        Optional<ClaimedRows> found;
        try (BarSource bars = stored.open()) {
            found = ClaimedRows.of(bars, features.get(), queue, claim);
        }
        if (found.isEmpty()) {
            return stated(claim, "queue " + queue.name() + " lacks the first or the last of these bars");
        }
        requireTrue(claim, found.get());
        return found.get().dataSha256().equals(Optional.of(claim.dataSha256()))
                ? new Finding(DataStanding.RECOMPUTED, List.of())
                : new Finding(DataStanding.CLOSES, List.of(featuresStated(claim, found.get())));
    }

    private static void requireTrue(TrainingClaim claim, ClaimedRows found) {
        TrainingClaim.Rows said = claim.rows().orElseThrow();
        if (found.count() != said.count() || !found.closesSha256().equals(said.closesSha256())) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "model %s: says that it was trained on %,d bars of %s from %s to %s with closes_sha256 %s, but in this"
                            + " run's queue these are %,d bars with %s: its provenance.json was edited, or it was trained on"
                            + " other prices (of another source, or adjusted anew); train again (leave --model away), or"
                            + " run it on the queue that it was trained on",
                    claim.folder(),
                    said.count(),
                    said.instrument(),
                    EpochNanos.toInstant(claim.firstTime().orElseThrow()),
                    EpochNanos.toInstant(claim.lastTime()),
                    said.closesSha256(),
                    found.count(),
                    found.closesSha256()));
        }
    }

    private String featuresStated(TrainingClaim claim, ClaimedRows found) {
        return String.format(
                Locale.ROOT,
                "model %s: the closing prices of its %,d training rows are those of this run's bars, but its features are"
                        + " as stated by the model's maker: %s",
                claim.folder(),
                found.count(),
                found.dataSha256().isPresent()
                        ? "computed again they are others, so another version of the program or of a plugin has made them,"
                                + " the statement was edited, or they are no function of the bars"
                        : "they can't be computed again, since they began with the bar of "
                                + EpochNanos.toInstant(
                                        claim.rows().orElseThrow().featuresFrom()) + " and queue "
                                + queue.name() + " lacks what that takes");
    }

    /** Such a folder lacks its segments; most often they are those of the run. */
    private boolean ofEarlierVersion(TrainingClaim claim) {
        Optional<Segments> own = claim.seed().isEmpty() ? Optional.empty() : segments.get();
        if (own.isEmpty()) {
            return false;
        }
        try (BarSource bars = stored.open()) {
            TrainingData data = TrainingData.read(
                    bars, features.get(), queue.bars(), own.get(), claim.seed().getAsLong());
            return data.lastTime() == claim.lastTime() && data.hash().equals(claim.dataSha256());
        } catch (InvalidInputException e) {
            // No row to train on.
            return false;
        }
    }

    private static Finding stated(TrainingClaim claim, String why) {
        return new Finding(
                DataStanding.STATED,
                List.of(
                        "model " + claim.folder() + ": was trained on bars up to "
                                + EpochNanos.toInstant(claim.lastTime())
                                + " as stated by the model's maker, which could not be checked (" + why
                                + "): whether it has seen the bars that it is tested on, only a training of your own can tell"));
    }
}
