package io.hindcast.cli;

import io.hindcast.experiment.RunProgress;
import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Shows progress: a line that is drawn over on a terminal, a plain line an epoch elsewhere. */
final class TerminalProgress implements RunProgress {
    private static final int BAR_WIDTH = 24;
    private static final long REDRAW_NANOS = 100_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private int drawn;

    /** @param terminal true when {@code err} is a terminal that understands carriage returns */
    TerminalProgress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public void note(String line) {
        clear();
        err.println(line);
    }

    @Override
    public void warn(String line) {
        note("warning: " + line);
    }

    @Override
    public TrainingProgress training() {
        return new Epochs();
    }

    @Override
    public LongConsumer bars(long total) {
        return done -> {
            if (terminal) {
                draw(bar((double) done / total) + String.format(Locale.ROOT, " %,d of %,d bars", done, total));
            }
        };
    }

    /** Removes the line that is drawn over, at the end. */
    void clear() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }

    private void draw(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        err.flush();
        drawn = line.length();
    }

    private static String bar(double done) {
        int filled = (int) Math.round(Math.min(1, done) * BAR_WIDTH);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }

    private final class Epochs implements TrainingProgress {
        private final long start = System.nanoTime();
        private long drawnAt;
        private int epochs;
        private double bestLoss = Double.POSITIVE_INFINITY;

        @Override
        public void batch(int epoch, int most, int batch, int batches, double loss) {
            epochs = most;
            long now = System.nanoTime();
            if (!terminal || now - drawnAt < REDRAW_NANOS) {
                return;
            }
            drawnAt = now;
            double done = (epoch - 1 + (double) batch / batches) / most;
            double left = (now - start) / 1e9 * (1 - done) / done;
            draw(bar(done)
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
