package io.hindcast.runs.progress;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wall time of each phase of a run. */
public final class PhaseClock {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /** Does some work, and adds the time that it took to a phase. */
    public <T> T time(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(phase, (System.nanoTime() - start) / 1e9);
        }
    }

    /** Adds a time to a phase. */
    public void add(String phase, double time) {
        seconds.merge(phase, time, Double::sum);
    }

    /** Wall time by phase, seconds, in the order in which the phases began. */
    public Map<String, Double> seconds() {
        return seconds;
    }
}
