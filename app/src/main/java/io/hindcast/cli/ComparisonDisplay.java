package io.hindcast.cli;

import io.hindcast.forecast.EpochResult;
import io.hindcast.runs.compare.CompareProgress;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** One display for all jobs: a line that is drawn over on a terminal, a plain line a job elsewhere. */
final class ComparisonDisplay implements CompareProgress {
    private final TerminalLine line;
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Map<String, Double> shares = new LinkedHashMap<>();
    private long start;
    private int jobs;
    private int finishedEarlier;
    private int ended;

    ComparisonDisplay(PrintWriter err, boolean terminal) {
        this.line = new TerminalLine(err, terminal);
    }

    @Override
    public void note(String text) {
        line.print(text);
    }

    @Override
    public void planned(int count, int finished) {
        start = System.nanoTime();
        jobs = count;
        finishedEarlier = finished;
        ended = finished;
        line.print(count + " jobs" + (finished > 0 ? ", of which " + finished + " are finished already" : ""));
    }

    @Override
    public void started(String job) {
        running.put(job, job);
        shares.put(job, 0.0);
        draw();
    }

    @Override
    public void epoch(String job, EpochResult result, int epochs) {
        running.put(job, job + " epoch " + result.epoch() + " of " + epochs);
        shares.put(job, (double) result.epoch() / epochs);
        draw();
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
        if (here > 0) {
            double left = (System.nanoTime() - start) / 1e9 * (jobs - finishedEarlier - here) / here;
            text.add(String.format(Locale.ROOT, "about %.0f s left", left));
        }
        line.draw(text.toString());
    }
}
