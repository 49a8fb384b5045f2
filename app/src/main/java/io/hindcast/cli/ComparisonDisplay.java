package io.hindcast.cli;

import io.hindcast.runs.compare.CompareProgress;
import io.hindcast.runs.compare.ComparisonScope;
import io.hindcast.runs.progress.TimeLeft;
import io.hindcast.runs.progress.TimeLeftNotes;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One display for all jobs: a line that is drawn over on a terminal, a plain line a job elsewhere. */
final class ComparisonDisplay implements CompareProgress {
    private final TerminalLine line;
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private TimeLeftNotes notes;
    private @Nullable Duration left;
    private long start;
    private int jobs;
    private int finishedEarlier;
    private int ended;

    ComparisonDisplay(PrintWriter err, boolean terminal) {
        this.line = new TerminalLine(err, terminal);
        notes = new TimeLeftNotes(line::print);
    }

    @Override
    public void note(String text) {
        line.print(text);
    }

    @Override
    public void planned(ComparisonScope scope) {
        start = System.nanoTime();
        jobs = scope.jobs();
        finishedEarlier = scope.finished();
        ended = finishedEarlier;
        line.print(scope.words());
        notes = new TimeLeftNotes(line::print);
    }

    @Override
    public void started(String job) {
        running.put(job, job);
        shares.put(job, 0.0);
        draw();
    }

    @Override
    public void trained(String job, double share) {
        running.put(job, String.format(Locale.ROOT, "%s %.0f %%", job, 100 * share));
        shares.put(job, share);
        draw();
    }

    @Override
    public void left(int done, int nets, Duration time) {
        left = done < nets ? time : null;
        if (!line.isTerminal()) {
            notes.say(done, nets, time);
        }
    }

    @Override
    public void done(String job, double seconds) {
        end(job);
        line.print(String.format(Locale.ROOT, "%d of %d: %s done in %.1f s", ended, jobs, job, seconds));
        draw();
    }

    @Override
    public void failed(String job, String reason) {
        end(job);
        line.print(ended + " of " + jobs + ": " + job + " FAILED: " + reason);
        draw();
    }

    /** Removes the line that is drawn over, at the end. */
    void clear() {
        line.clear();
    }

    private void end(String job) {
        running.remove(job);
        shares.remove(job);
        ended++;
    }

    private void draw() {
        double open = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double here = ended - finishedEarlier + open;
        StringJoiner text = new StringJoiner(" | ");
        text.add(TerminalLine.bar((ended + open) / jobs) + " " + ended + " of " + jobs);
        running.values().forEach(text::add);
        if (left != null) {
            text.add("about " + TimeLeft.words(left) + " left");
        } else if (here > 0) {
            double seconds = (System.nanoTime() - start) / 1e9 * (jobs - finishedEarlier - here) / here;
            text.add("about " + TimeLeft.words(Duration.ofSeconds(Math.round(seconds))) + " left");
        }
        line.draw(text.toString());
    }
}
