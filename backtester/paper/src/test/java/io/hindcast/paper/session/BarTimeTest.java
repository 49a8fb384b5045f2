package io.hindcast.paper.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.market.Instrument;
import io.hindcast.paper.gate.GateVerdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BarTimeTest {
    private static final Instrument OURS = new Instrument("OURS");
    private static final Instrument OTHER = new Instrument("OTHER");
    private static final int INTERVAL = 10;

    private BarTime time;
    private long feed;

    /** Whatever garbage stands between them and at what times, bars that follow each other come at their close. */
    @Property
    void noGarbageMakesABarLate(@ForAll @Size(60) List<@IntRange(max = 9) Integer> kinds) {
        time = new BarTime();
        feed = 0;
        long close = 0;
        for (int i = 0; i < kinds.size(); i++) {
            int ahead = 100 * INTERVAL + 7 * (i * 31 % 17);
            switch (kinds.get(i)) {
                // Off the grid, which the feed does not know: it sets its clock by it.
                case 0, 1 -> {
                    feed = Math.max(feed, close + ahead);
                    garbage(bar(OURS, close + ahead, feed));
                }
                case 2 -> garbage(bar(OTHER, close + ahead, feed));
                case 3 -> garbage(new Quote(OTHER, close + ahead, 1, 2, feed));
                case 4 -> garbage(new Garbage("text", "is no line", feed));
                default -> {
                    close += INTERVAL;
                    feed = Math.max(feed, close);
                    ClosedBar bar = bar(OURS, close, feed);
                    assertThat(time.received(bar).receivedAt()).isEqualTo(close);
                    time.ruled(bar, GateVerdict.ACCEPTED, close);
                    assertThat(time.now()).isEqualTo(close);
                }
            }
        }
    }

    private void garbage(FeedMessage message) {
        time.ruled(message, GateVerdict.GARBAGE, time.received(message).receivedAt());
    }

    private static ClosedBar bar(Instrument instrument, long close, long received) {
        return new ClosedBar(instrument, close, 1, 1, 1, 1, 0, received);
    }
}
