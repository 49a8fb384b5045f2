package io.hindcast.runs.models;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How far several trainings are, and how long the rest will take: what is done so far, by rows and epochs, has taken its time,
 * and what is left takes its own. Trainings that stop early make it less. May be told by several threads.
 */
final class TrainingPace {
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Consumer<String> said;
    private final Map<Training<?>, Double> shares = new HashMap<>();
    private final long start = System.nanoTime();
    private final double work;
    private int finished;
    private long next = start + FIRST_ESTIMATE.toNanos();
    private boolean estimated;

    /**
     * @param trainings to come
     * @param said told a line now and then
     */
    TrainingPace(List<? extends Training<?>> trainings, Consumer<String> said) {
        this.said = said;
        trainings.forEach(each -> shares.put(each, 0.0));
        work = trainings.stream().mapToDouble(TrainingPace::size).sum();
    }

    private static double size(Training<?> training) {
        return training.data().set().trainTo();
    }

    /** Told of one of them. */
    TrainingProgress of(Training<?> training) {
        return new TrainingProgress() {
            private int most = 1;

            @Override
            public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                most = epochs;
                share(training, (epoch - 1 + (double) batch / batches) / epochs);
            }

            @Override
            public void epoch(EpochResult result) {
                share(training, (double) result.epoch() / most);
            }
        };
    }

    /** One of them has ended. */
    synchronized void done(Training<?> training) {
        shares.put(training, 1.0);
        finished++;
    }

    private synchronized void share(Training<?> training, double share) {
        shares.put(training, share);
        long now = System.nanoTime();
        if (shares.size() == 1 || now < next) {
            return;
        }
        next = now + BETWEEN.toNanos();
        double done = shares.entrySet().stream()
                        .mapToDouble(each -> size(each.getKey()) * each.getValue())
                        .sum()
                / work;
        double seconds = (now - start) / 1e9;
        String left = words(seconds * (1 - done) / done);
        said.accept(
                estimated
                        ? String.format(
                                Locale.ROOT, "training: %d of %d nets, about %s left", finished, shares.size(), left)
                        : String.format(
                                Locale.ROOT,
                                "training: about %s for %d nets of all their epochs; those that stop early make it less",
                                left,
                                shares.size()));
        estimated = true;
    }

    private static String words(double seconds) {
        Duration time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() > 0
                        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toSeconds() + " s";
    }
}
