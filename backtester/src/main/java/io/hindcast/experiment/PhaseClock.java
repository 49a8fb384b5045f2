package io.hindcast.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Wall time of each phase of a run. */
final class PhaseClock {
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    <T> T time(String phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(phase, (System.nanoTime() - start) / 1e9);
        }
    }

    void add(String phase, double time) {
        seconds.merge(phase, time, Double::sum);
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
