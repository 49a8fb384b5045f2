package io.hindcast.pipeline;

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
}
