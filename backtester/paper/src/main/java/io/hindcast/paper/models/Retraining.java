package io.hindcast.paper.models;

import io.hindcast.engine.pipeline.LiveModel;
import io.hindcast.runs.models.FeatureHistory;
import io.hindcast.runs.models.LiveModels;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains in the background, one model at a time, in a thread of low priority that ends with the process. What it gives back
 * it gives back in that thread.
 */
final class Retraining implements AutoCloseable {
    private static final long JOIN_MILLIS = 10_000;

    private final LiveModels models;
    private final ModelShelf shelf;
    private final Consumer<LiveModel> trained;
    private final Consumer<Throwable> failed;
    private volatile boolean givenUp;
    private @Nullable Thread thread;

    /**
     * @param shelf receives what is trained
     * @param trained is told of a model that is whole and on the shelf
     * @param failed is told why there is none
     */
    public Retraining(LiveModels models, ModelShelf shelf, Consumer<LiveModel> trained, Consumer<Throwable> failed) {
        this.models = models;
        this.shelf = shelf;
        this.trained = trained;
        this.failed = failed;
    }

    /**
     * Begins a training; none may be under way.
     *
     * @param number of it in its session, from 1
     */
    @SuppressWarnings("ThreadPriorityCheck") // a wish to the operating system; nothing depends on it
    public void start(FeatureHistory.Rows rows, int number) {
        thread = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("hindcast-retraining-" + number)
                .start(() -> train(rows, number));
    }

    private void train(FeatureHistory.Rows rows, int number) {
        try {
            models.train(shelf.forTraining(), rows, number, () -> givenUp);
            LiveModel model = shelf.keepTrained();
            if (!givenUp) {
                trained.accept(model);
            }
        } catch (RuntimeException | Error e) {
            if (!givenUp) {
                failed.accept(e);
            }
        }
    }

    /** Gives up what is under way: it ends at its next minibatch, and nothing of it counts. */
    @Override
    public void close() {
        givenUp = true;
        if (thread == null) {
            return;
        }
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
