package io.hindcast.cli;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.progress.RunProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Shows progress: a line that is drawn over on a terminal, a plain line an epoch elsewhere. */
final class TerminalProgress implements RunProgress {
    private static final long REDRAW_NANOS = 100_000_000L;

    private final TerminalLine line;

    /** @param terminal true when {@code err} is a terminal that understands carriage returns */
    TerminalProgress(PrintWriter err, boolean terminal) {
        this.line = new TerminalLine(err, terminal);
    }

    @Override
    public void note(String text) {
        line.print(text);
    }

    @Override
    public void warn(String text) {
        note("warning: " + text);
    }

    @Override
    public TrainingProgress training() {
        return new Epochs();
    }

    @Override
    public LongConsumer bars(long total) {
        return done -> {
            if (line.isTerminal()) {
                line.draw(TerminalLine.bar((double) done / total)
                        + String.format(Locale.ROOT, " %,d of %,d bars", done, total));
            }
        };
    }

    /** Removes the line that is drawn over, at the end. */
    void clear() {
        line.clear();
    }

    private final class Epochs implements TrainingProgress {
        private final long start = System.nanoTime();
        private long drawnAt;
        private int epochs;
        private double bestLoss = Double.POSITIVE_INFINITY;

        @Override
        public void constant(double validationLoss) {
            note(String.format(
                    Locale.ROOT,
                    "the mean of the training segment, which knows nothing: validation loss %.6f",
                    validationLoss));
        }

        @Override
        public void batch(int epoch, int most, int batch, int batches, double loss) {
            epochs = most;
            long now = System.nanoTime();
            if (!line.isTerminal() || now - drawnAt < REDRAW_NANOS) {
                return;
            }
            drawnAt = now;
            double done = (epoch - 1 + (double) batch / batches) / most;
            double left = (now - start) / 1e9 * (1 - done) / done;
            line.draw(TerminalLine.bar(done)
                    + String.format(
                            Locale.ROOT,
                            " epoch %d of %d  batch %d of %d  loss %.6f  at most %.0f s left",
                            epoch,
                            most,
                            batch,
                            batches,
                            loss,
                            left));
        }

        @Override
        public void epoch(EpochResult result) {
            boolean best = result.validationLoss() < bestLoss;
            bestLoss = Math.min(bestLoss, result.validationLoss());
            note(String.format(
                    Locale.ROOT,
                    "epoch %d of %d: training loss %.6f, validation loss %.6f%s (%.1f s)",
                    result.epoch(),
                    epochs,
                    result.trainLoss(),
                    result.validationLoss(),
                    best ? " (best)" : "",
                    result.seconds()));
        }
    }
}
