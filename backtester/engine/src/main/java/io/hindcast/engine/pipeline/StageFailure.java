package io.hindcast.engine.pipeline;

import io.hindcast.market.Bar;
import io.hindcast.market.EpochNanos;
import java.io.Serial;

/** A stage failed and the run was halted. */
public final class StageFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private StageFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A failure at a bar.
     *
     * @param stage the stage's name
     * @param index the bar's number in the run
     * @param bar the bar
     * @param cause what happened
     */
    static StageFailure at(String stage, long index, Bar bar, Throwable cause) {
        return new StageFailure("stage '" + stage + "' failed at " + place(index, bar) + ": " + reason(cause), cause);
    }

    /** A call from a stage that does not return. */
    static StageFailure hung(Stage stage, Throwable cause) {
        return new StageFailure("stage '" + stage.name() + "' hangs " + stage.place() + ": " + reason(cause), cause);
    }

    static String place(long index, Bar bar) {
        return "bar " + index + " (" + EpochNanos.toInstant(bar.closeTime()) + ", " + bar + ")";
    }

    static StageFailure of(String stage, Chunk chunk, Throwable cause) {
        return cause instanceof StageFailure known
                ? known
                : new StageFailure("stage '" + stage + "' failed " + place(chunk) + ": " + reason(cause), cause);
    }

    static String place(Chunk chunk) {
        long first = chunk.get(0).index();
        return "within bars " + first + " to " + (first + chunk.size() - 1);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
