package io.hindcast.engine.pipeline;

import org.jspecify.annotations.Nullable;

/** A stage that looks at one bar at a time. */
public abstract class BarStage implements Stage {
    private final String name;
    private @Nullable BarEvent current;

    /** @param name in messages and timings */
    protected BarStage(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void onChunk(Chunk chunk) {
        for (int i = 0; i < chunk.size(); i++) {
            BarEvent event = chunk.get(i);
            if (event.isBar()) {
                current = event;
                try {
                    onBar(event);
                } catch (RuntimeException | Error e) {
                    throw StageFailure.at(name, event.index(), event.bar(), e);
                }
            }
        }
    }

    @Override
    public final String place() {
        return current == null ? "" : "at " + StageFailure.place(current.index(), current.bar());
    }

    /** Works on one bar. */
    protected abstract void onBar(BarEvent event);
}
