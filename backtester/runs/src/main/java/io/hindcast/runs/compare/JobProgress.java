package io.hindcast.runs.compare;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.progress.Net;
import io.hindcast.runs.progress.RunProgress;
import io.hindcast.runs.progress.TrainingPace;
import io.hindcast.runs.progress.TrainingWatch;
import java.util.List;
import java.util.function.LongConsumer;

/** Tells a comparison how far the trainings of one of its jobs are; what else a job has to say stands in its run. */
final class JobProgress implements RunProgress {
    private final ComparedRun job;
    private final CompareProgress progress;
    private final TrainingPace pace;

    /** @param pace of all trainings of the comparison */
    JobProgress(ComparedRun job, CompareProgress progress, TrainingPace pace) {
        this.job = job;
        this.progress = progress;
        this.pace = pace;
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
        return RunProgress.NONE.training();
    }

    @Override
    public TrainingWatch trainings(List<Net> nets, JobRunner jobs) {
        return new TrainingWatch() {
            @Override
            public TrainingProgress of(Net net) {
                return new Epochs(pace.of(net), nets);
            }

            @Override
            public void done(Net net) {
                pace.done(net);
            }
        };
    }

    /** Tells pace and job of one of several nets. */
    private final class Epochs implements TrainingProgress {
        private final TrainingProgress told;
        private final List<Net> nets;

        private Epochs(TrainingProgress told, List<Net> nets) {
            this.told = told;
            this.nets = nets;
        }

        @Override
        public boolean alone() {
            return told.alone();
        }

        @Override
        public void batch(int epoch, int epochs, int batch, int batches, double loss) {
            told.batch(epoch, epochs, batch, batches, loss);
        }

        @Override
        public void epoch(EpochResult result) {
            told.epoch(result);
            double share = pace.share(nets);
            synchronized (progress) {
                progress.trained(job.shown(), share);
            }
        }
    }

    @Override
    public LongConsumer bars(long total) {
        return done -> {};
    }
}
