package io.hindcast.paper.gate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last accepted bars, found by their time. */
final class RecentBars {
    private final int most;
    private final Deque<AcceptedBar> bars = new ArrayDeque<>();
    private final Map<Long, AcceptedBar> byTime = new HashMap<>();

    RecentBars(int most) {
        this.most = most;
    }

    /** Takes a bar that closes after all others. */
    void add(AcceptedBar bar) {
        bars.addLast(bar);
        byTime.put(bar.closeTime(), bar);
        if (bars.size() > most) {
            byTime.remove(bars.removeFirst().closeTime());
        }
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    /** Close of the last bar. */
    long lastTime() {
        return bars.getLast().closeTime();
    }

    Optional<AcceptedBar> at(long closeTime) {
        return Optional.ofNullable(byTime.get(closeTime));
    }
}
