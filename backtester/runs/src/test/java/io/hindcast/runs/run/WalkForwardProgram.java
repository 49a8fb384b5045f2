package io.hindcast.runs.run;

import io.hindcast.forecast.TrainingProgress;
import io.hindcast.runs.fixture.HeardProgress;
import io.hindcast.runs.fixture.TinyWorkspace;
import io.hindcast.runs.jobs.Job;
import io.hindcast.runs.jobs.JobRunner;
import io.hindcast.runs.jobs.ThreadRunner;
import io.hindcast.runs.progress.RunProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** A walk-forward in a JVM of its own, to be killed; its trainings take a while. */
final class WalkForwardProgram {
    static final String CONFIG = TinyWorkspace.walkForward("min-train-bars: 200, folds: 8")
            .replace("{name: slope}", "{name: slope, seeds: 2}");

    private static final long TRAINING_MILLIS = 15;

    private WalkForwardProgram() {}

    /**
     * Runs it.
     *
     * @param args the home, where the bars are
     */
    public static void main(String[] args) {
        new Backtest(new TinyWorkspace(Path.of(args[0])).workspace(), new Spoken(), new Slow(), TinyWorkspace.CLOCK)
                .run(TinyWorkspace.read(CONFIG), "tiny", TinyWorkspace.REUSE);
    }

    /** Says at once what it is told. */
    private static final class Spoken implements RunProgress {
        private final HeardProgress quiet = new HeardProgress();

        @Override
        public void note(String line) {
            System.out.println(line);
        }

        @Override
        public void warn(String line) {
            System.out.println(line);
        }

        @Override
        public TrainingProgress training() {
            return quiet.training();
        }

        @Override
        public LongConsumer bars(long total) {
            return quiet.bars(total);
        }
    }

    private static final class Slow implements JobRunner {
        private final JobRunner threads = new ThreadRunner(2);

        @Override
        public Future<?> submit(Job job) {
            return threads.submit(new Job(job.id(), () -> {
                try {
                    Thread.sleep(TRAINING_MILLIS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                job.work().run();
            }));
        }

        @Override
        public void await(Future<?> job, List<? extends Future<?>> others) {
            threads.await(job, others);
        }

        @Override
        public boolean alone() {
            return threads.alone();
        }

        @Override
        public int sideBySide() {
            return threads.sideBySide();
        }
    }
}
