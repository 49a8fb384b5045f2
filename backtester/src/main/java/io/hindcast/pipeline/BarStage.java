package io.hindcast.pipeline;

/** A stage that looks at one bar at a time. */
public abstract class BarStage implements Stage {
    private final String name;

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
                try {
                    onBar(event);
                } catch (RuntimeException e) {
                    throw StageFailure.at(name, event.index(), event.bar(), e);
                }
            }
        }
    }

    /** Works on one bar. */
    protected abstract void onBar(BarEvent event);
}
