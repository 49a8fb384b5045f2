package io.hindcast.runs.progress;

import io.hindcast.forecast.EpochResult;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.jobs.JobRunner;
import java.util.List;
import java.util.function.LongConsumer;

/** Told how a run goes on, for a terminal or a log. */
public interface RunProgress {
    /** Told of nothing. */
    RunProgress NONE = new RunProgress() {
        @Override
        public void note(String line) {
            // Nobody reads it.
        }

        @Override
        public void warn(String line) {
            // It stands in the run's own summary.
        }

        @Override
        public TrainingProgress training() {
            return new TrainingProgress() {
                @Override
                public void batch(int epoch, int epochs, int batch, int batches, double loss) {
                    // Nobody watches.
                }

                @Override
                public void epoch(EpochResult result) {
                    // It stands in the model's folder.
                }
            };
        }

        @Override
        public LongConsumer bars(long total) {
            return done -> {};
        }
    };

    /** A line worth reading: what was reused, trained, written. */
    void note(String line);

    /** Something that the reader of the results should know. */
    void warn(String line);

    /** For a training that begins now. */
    TrainingProgress training();

    /**
     * For all trainings of a run, which begin now.
     *
     * @param nets to be trained
     * @param jobs does them
     */
    default TrainingWatch trainings(List<Net> nets, JobRunner jobs) {
        return nets.size() == 1
                ? TrainingWatch.ofOne(training())
                : new TrainingPace(nets, jobs.sideBySide(), jobs::alone, new TimeLeftNotes(this::note));
    }

    /**
     * For a pass over bars that begins now.
     *
     * @param total bars to come
     * @return told how many are done
     */
    LongConsumer bars(long total);
}
