package io.hindcast.runs.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a comparison has said. */
final class HeardComparison implements CompareProgress {
    private final List<String> notes = new ArrayList<>();
    private final List<String> started = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int finished = -1;
    private int trained;
    private String scope = "";

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

    /** How many nets were trained. */
    int trained() {
        return trained;
    }

    /** What was to be done. */
    String scope() {
        return scope;
    }

    @Override
    public void note(String line) {
        notes.add(line);
    }

    @Override
    public void planned(ComparisonScope planned) {
        finished = planned.finished();
        scope = planned.words();
    }

    @Override
    public void started(String job) {
        started.add(job);
    }

    @Override
    public void trained(String job, double share) {
        // Nobody looks.
    }

    @Override
    public void left(int done, int nets, Duration left) {
        trained = done;
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
