package io.hindcast.runs.compare;

import io.hindcast.forecast.EpochResult;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a comparison has said. */
final class HeardComparison implements CompareProgress {
    private final List<String> notes = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int finished = -1;

    List<String> notes() {
        return notes;
    }

    /** Jobs that were run now. */
    List<String> started() {
        return started;
    }

    /** Jobs that have failed, with why. */
    List<String> failed() {
        return failed;
    }

    /** Jobs that were there already. */
    int finished() {
        return finished;
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void planned(int jobs, int alreadyFinished) {
        finished = alreadyFinished;
    }

    @Override
    public void started(String job) {
        started.add(job);
    }

    @Override
    public void epoch(String job, EpochResult result, int epochs) {
        // Nobody looks.
    }

    @Override
    public void done(String job, double seconds) {
        // Nobody looks.
    }

    @Override
    public void failed(String job, String reason) {
        failed.add(job + ": " + reason);
    }
}
