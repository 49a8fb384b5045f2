package io.hindcast.paper.session;

import io.hindcast.engine.pipeline.BarEvent;
import io.hindcast.engine.pipeline.BarStage;
import io.hindcast.engine.pipeline.TradingOutcome;
import io.hindcast.market.EpochNanos;
import io.hindcast.paper.view.PaperStatus;
import java.time.Clock;
import java.util.Queue;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/** Last but recording: tells how the session is and how long a decision took, when both are journalled. */
final class StatusStage extends BarStage {
    private static final long MOST_NANOS = 3_600_000_000_000L;

    private final Queue<Intake> decided;
    private final Clock clock;
    private final long since;
    private final Consumer<PaperStatus> told;
    private final Histogram latency = new SynchronizedHistogram(MOST_NANOS, 3);
    private PaperStatus status = PaperStatus.NONE;

    /**
     * @param decided the intakes again, in the order of the live bars
     * @param since messages stored before this, nanoseconds since 1970-01-01T00:00Z, have no latency
     */
    StatusStage(Queue<Intake> decided, Clock clock, long since, Consumer<PaperStatus> told) {
        super("status");
        this.decided = decided;
        this.clock = clock;
        this.since = since;
        this.told = told;
    }

    @Override
    protected void onBar(BarEvent event) {
        TradingOutcome outcome = event.outcome();
        if (!outcome.traded()) {
            return;
        }
        long appended = decided.remove().appendedAt();
        if (appended >= since) {
            latency.recordValue(Math.clamp(EpochNanos.of(clock.instant()) - appended, 0, MOST_NANOS));
        }
        status = status.next(event);
        told.accept(status);
    }

    /** Nanoseconds from the storing of a live bar by its feed to its journalled decision. May be read by any thread. */
    Histogram latency() {
        return latency;
    }
}
