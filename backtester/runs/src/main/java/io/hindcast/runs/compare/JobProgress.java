package io.hindcast.runs.compare;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.progress.RunProgress;
import java.util.function.LongConsumer;

/** Tells a comparison of the epochs of one of its jobs; what else a job has to say stands in its run. */
final class JobProgress implements RunProgress {
    private final Job job;
    private final CompareProgress progress;

    JobProgress(Job job, CompareProgress progress) {
        this.job = job;
        this.progress = progress;
    }

    @Override
    public void note(String line) {
        // In the run's files.
    }

    @Override
    public void warn(String line) {
        // In the run's summary, from which the comparison collects it.
    }

    @Override
    public TrainingProgress training() {
        return new TrainingProgress() {
            private int most;

            @Override
            public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                most = epochs;
            }

            @Override
            public void epoch(EpochResult result) {
                synchronized (progress) {
                    progress.epoch(job.shown(), result, most);
                }
            }
        };
    }

    @Override
    public LongConsumer bars(long total) {
        return done -> {};
    }
}
