package io.hindcast.paper.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A source that sends all it can gets no more of this machine than its limits. */
class LimitingSinkTest {
    private static final FeedMessage FLOOD = new Garbage("x".repeat(500), "is garbage", 1);

    private final RecordedSink sink = new RecordedSink();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    private LimitingSink limiting(double rate, long most) {
        return new LimitingSink(sink, new FeedLimits(rate, most), bytes::get, nanos::get, waited -> {
            nanos.addAndGet(waited);
            return false;
        });
    }

    @Test
    void aFloodIsTakenAtTheRateAfterItsBurst() {
        LimitingSink limiting = limiting(100, Long.MAX_VALUE);
        for (int i = 0; i < 500; i++) {
            limiting.accept(FLOOD);
        }
        assertThat(nanos.get()).as("five seconds' worth at once").isZero();
        for (int i = 0; i < 1_000; i++) {
            limiting.accept(FLOOD);
        }
        assertThat(nanos.get() / 1e9).isBetween(9.99, 10.01);
        assertThat(sink.messages()).as("nothing is left out").hasSize(1_500);
        assertThat(limiting.heldBack()).isEqualTo(1_000);
    }

    @Test
    void whoKeepsToTheRateNeverWaits() {
        LimitingSink limiting = limiting(100, Long.MAX_VALUE);
        long waited = 0;
        for (int i = 0; i < 5_000; i++) {
            long before = nanos.addAndGet(10_000_001);
            limiting.accept(FLOOD);
            waited += nanos.get() - before;
        }
        assertThat(waited).isZero();
        assertThat(limiting.heldBack()).isZero();
    }

    @Test
    void theBurstComesBackAndIsNoLarger() {
        LimitingSink limiting = limiting(100, Long.MAX_VALUE);
        nanos.addAndGet(1_000_000_000_000L);
        for (int i = 0; i < 501; i++) {
            limiting.accept(FLOOD);
        }
        assertThat(limiting.heldBack()).isEqualTo(1);
    }

    @Test
    void aFullQueueTakesItsEndAlone() {
        LimitingSink limiting = limiting(1e6, 10L << 20);
        bytes.set(10L << 20);
        limiting.accept(FLOOD);
        bytes.incrementAndGet();
        assertThatThrownBy(() -> limiting.accept(FLOOD))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("limit of 10 MB")
                .hasMessageContaining("--max-disk");
        limiting.accept(new End("failed", 2));
        assertThat(sink.messages()).hasSize(2);
    }
}
