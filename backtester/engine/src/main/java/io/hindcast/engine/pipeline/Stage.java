package io.hindcast.engine.pipeline;

import io.hindcast.engine.plugin.CallWatch;
import java.util.List;

/** A step of the line. Called from one thread, with one chunk after the other. */
public interface Stage {
    /** Its name in messages and timings. */
    String name();

    /**
     * Works on all slots of a chunk.
     *
     * @throws StageFailure when it knows the bar at fault; any other exception is reported with the chunk's bars
     */
    void onChunk(Chunk chunk);

    /** Calls into plugged-in code that must return in time; asked for again and again, by another thread. */
    default List<CallWatch> watches() {
        return List.of();
    }

    /** The bar or bars that it works on, in words that follow its name, as seen from another thread. */
    default String place() {
        return "";
    }
}
