package io.hindcast.paper.models;

import io.hindcast.runs.config.RetrainSettings;

/**
 * When a training is due. Depends on the live bars alone. One that has become due stays so until it is said to be done, so
 * that one that was lost with its process is made up for.
 */
final class RetrainSchedule {
    private final RetrainSettings settings;
    private long bars;
    private long next;
    private boolean due;

    /** @param lastTime close of the last bar of the history, nanoseconds since 1970-01-01T00:00Z */
    public RetrainSchedule(RetrainSettings settings, long lastTime) {
        this.settings = settings;
        next = settings.bars() > 0
                ? settings.bars()
                : lastTime + settings.every().toNanos();
    }

    /** Takes the next live bar, by its close, nanoseconds since 1970-01-01T00:00Z. */
    public void onBar(long time) {
        bars++;
        boolean byBars = settings.bars() > 0;
        long now = byBars ? bars : time;
        long step = byBars ? settings.bars() : settings.every().toNanos();
        if (now >= next) {
            due = true;
            next += (now - next) / step * step + step;
        }
    }

    /** True from the bar on at which a training became due until {@link #done}. */
    public boolean due() {
        return due;
    }

    /** The training that was due has been made, or given up. */
    public void done() {
        due = false;
    }
}
