package io.hindcast.paper.gate;

import static io.hindcast.paper.gate.GateFixture.BARS;
import static io.hindcast.paper.gate.GateFixture.BTC;
import static io.hindcast.paper.gate.GateFixture.MINUTE;
import static io.hindcast.paper.gate.GateFixture.SECOND;
import static io.hindcast.paper.gate.GateFixture.START;
import static io.hindcast.paper.gate.GateFixture.bar;
import static io.hindcast.paper.gate.GateFixture.gate;
import static io.hindcast.paper.gate.GateFixture.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.feed.FeedMessage;
import io.hindcast.feed.FeedMessage.ClosedBar;
import io.hindcast.feed.FeedMessage.Connection;
import io.hindcast.feed.FeedMessage.ConnectionEvent;
import io.hindcast.feed.FeedMessage.End;
import io.hindcast.feed.FeedMessage.Garbage;
import io.hindcast.feed.FeedMessage.Quote;
import io.hindcast.feed.FeedMessage.UnfinishedBar;
import io.hindcast.market.Instrument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BarGateTest {
    private static Ruling ruleOnTime(BarGate gate, FeedMessage message) {
        return gate.rule(message, message.receivedAt());
    }

    @Test
    void everyRuleOnADayThatHasAllOfThem() {
        BarGate gate = gate();
        gate.seed(bar(minute(0), 99, 0));

        assertThat(ruleOnTime(gate, bar(1, 100))).isEqualTo(Ruling.of(GateVerdict.ACCEPTED));
        assertThat(ruleOnTime(gate, bar(1, 100))).isEqualTo(Ruling.of(GateVerdict.DUPLICATE));
        Ruling corrected = ruleOnTime(gate, bar(1, 101));
        assertThat(corrected.verdict()).isEqualTo(GateVerdict.CORRECTED);
        assertThat(corrected.earlier()).contains(new AcceptedBar(minute(1), 100, 110, 90, 100, 5));
        assertThat(corrected.reason()).isEqualTo("close 100.0 is now 101.0");
        assertThat(ruleOnTime(gate, bar(1, 100)).verdict())
                .as("the accepted values stay")
                .isEqualTo(GateVerdict.DUPLICATE);

        Ruling afterGap = ruleOnTime(gate, bar(4, 102));
        assertThat(afterGap.verdict()).isEqualTo(GateVerdict.ACCEPTED);
        assertThat(afterGap.missing()).isEqualTo(2);
        assertThat(ruleOnTime(gate, bar(3, 102)).verdict()).isEqualTo(GateVerdict.OUT_OF_ORDER);
        assertThat(ruleOnTime(gate, bar(0, 99)).verdict())
                .as("history that comes again")
                .isEqualTo(GateVerdict.DUPLICATE);

        Ruling late = ruleOnTime(gate, bar(minute(5), 103, minute(5) + 31 * SECOND));
        assertThat(late.verdict()).isEqualTo(GateVerdict.ACCEPTED_LATE);
        assertThat(late.reason()).contains("31S");
        assertThat(ruleOnTime(gate, bar(minute(6), 103, minute(6) + 30 * SECOND))
                        .verdict())
                .as("no later than late-after")
                .isEqualTo(GateVerdict.ACCEPTED);
        assertThat(gate.rule(bar(7, 103), minute(9)).verdict())
                .as("received in time, but dealt with late")
                .isEqualTo(GateVerdict.ACCEPTED_LATE);

        assertThat(ruleOnTime(gate, new UnfinishedBar(BTC, minute(8), 1, 2, 1, 2, 0, minute(7) + SECOND))
                        .verdict())
                .isEqualTo(GateVerdict.UPDATE);
        assertThat(ruleOnTime(gate, new Quote(BTC, minute(7), 99, 100, minute(7) + SECOND))
                        .verdict())
                .isEqualTo(GateVerdict.QUOTE);
        assertThat(ruleOnTime(gate, new Garbage("x", "no JSON", minute(7))))
                .isEqualTo(Ruling.of(GateVerdict.GARBAGE, "no JSON"));
        assertThat(ruleOnTime(gate, new Connection(ConnectionEvent.DISCONNECTED, "reset", minute(8)))
                        .verdict())
                .isEqualTo(GateVerdict.CONTROL);
        assertThat(ruleOnTime(gate, new Connection(ConnectionEvent.RECONNECTED, "", minute(8)))
                        .verdict())
                .isEqualTo(GateVerdict.CONTROL);

        FeedCounters counters = gate.health(minute(9)).counters();
        assertThat(counters).isEqualTo(new FeedCounters(3, 2, 3, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1));
        assertThat(counters.messages()).isEqualTo(15);
    }

    static Stream<ClosedBar> impossible() {
        long time = minute(1);
        long received = time + SECOND;
        return Stream.of(
                new ClosedBar(new Instrument("ETH"), time, 100, 110, 90, 100, 5, received),
                new ClosedBar(BTC, time, Double.NaN, 110, 90, 100, 5, received),
                new ClosedBar(BTC, time, 100, Double.POSITIVE_INFINITY, 90, 100, 5, received),
                new ClosedBar(BTC, time, 100, 110, 0, 100, 5, received),
                new ClosedBar(BTC, time, 100, 110, -90, 100, 5, received),
                new ClosedBar(BTC, time, 100, 90, 110, 100, 5, received),
                new ClosedBar(BTC, time, 111, 110, 90, 100, 5, received),
                new ClosedBar(BTC, time, 89, 110, 90, 100, 5, received),
                new ClosedBar(BTC, time, 100, 110, 90, 111, 5, received),
                new ClosedBar(BTC, time, 100, 110, 90, 89, 5, received),
                new ClosedBar(BTC, time, 100, 110, 90, 100, -1, received),
                new ClosedBar(BTC, time, 100, 110, 90, 100, Double.NaN, received),
                new ClosedBar(BTC, time + SECOND, 100, 110, 90, 100, 5, received),
                new ClosedBar(BTC, time, 100, 110, 90, 100, 5, time - 6 * SECOND),
                new ClosedBar(BTC, Long.MAX_VALUE / MINUTE * MINUTE, 100, 110, 90, 100, 5, received));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatIsImpossibleIsGarbageAndLeavesNoTrace(ClosedBar bar) {
        BarGate gate = gate();
        Ruling ruling = ruleOnTime(gate, bar);
        assertThat(ruling.verdict()).isEqualTo(GateVerdict.GARBAGE);
        assertThat(ruling.reason()).isNotEmpty();
        assertThat(ruleOnTime(gate, bar(1, 100))).isEqualTo(Ruling.of(GateVerdict.ACCEPTED));
    }

    @Test
    void aClockThatIsALittleBehindMakesNoGarbage() {
        assertThat(ruleOnTime(gate(), bar(minute(1), 100, minute(1) - 5 * SECOND))
                        .verdict())
                .isEqualTo(GateVerdict.ACCEPTED);
    }

    @Test
    void impossibleQuotesAndUpdatesAreGarbage() {
        BarGate gate = gate();
        long now = minute(1);
        assertThat(List.<FeedMessage>of(
                        new Quote(BTC, now, 101, 100, now),
                        new Quote(BTC, now, 0, 100, now),
                        new Quote(BTC, now, 99, Double.NaN, now),
                        new Quote(new Instrument("ETH"), now, 99, 100, now),
                        new UnfinishedBar(BTC, minute(2), 100, 90, 110, 100, 5, now),
                        new UnfinishedBar(BTC, minute(2) + 1, 100, 110, 90, 100, 5, now)))
                .allSatisfy(message ->
                        assertThat(ruleOnTime(gate, message).verdict()).isEqualTo(GateVerdict.GARBAGE));
    }

    @Test
    void theStateFollowsTheMessagesAndTheClock() {
        BarGate gate = gate();
        assertThat(gate.health(START).state()).isEqualTo(FeedState.WAITING);
        assertThat(gate.health(START + 3 * MINUTE).state()).isEqualTo(FeedState.WAITING);
        assertThat(gate.health(START + 3 * MINUTE + 1).state()).isEqualTo(FeedState.STALE);

        ruleOnTime(gate, bar(1, 100));
        assertThat(gate.health(minute(4)).state()).isEqualTo(FeedState.LIVE);
        assertThat(gate.health(minute(4) + 1).state()).isEqualTo(FeedState.STALE);
        assertThat(gate.health(minute(4)).age()).hasMinutes(3);
        assertThat(gate.health(minute(4)).lastBarTime()).hasValue(minute(1));

        ruleOnTime(gate, new Connection(ConnectionEvent.DISCONNECTED, "reset by peer", minute(2)));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.DISCONNECTED);
        assertThat(gate.health(minute(2)).detail()).isEqualTo("reset by peer");
        assertThat(gate.health(minute(9)).state()).isEqualTo(FeedState.DISCONNECTED);
        ruleOnTime(gate, new Garbage("", "", minute(2)));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.DISCONNECTED);
        ruleOnTime(gate, bar(2, 100));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.LIVE);

        ruleOnTime(gate, new End("the source has ended", minute(2)));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.ENDED);
        ruleOnTime(gate, new Connection(ConnectionEvent.CONNECTED, "again", minute(2)));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.LIVE);
    }

    @Test
    void aSenderThatClosesItsConnectionHasEndedAndIsNoLoss() {
        BarGate gate = gate();
        ruleOnTime(gate, bar(1, 100));
        ruleOnTime(gate, new Connection(ConnectionEvent.CLOSED, "tcp x: closed", minute(1)));
        FeedHealth ended = gate.health(minute(9));
        assertThat(ended.state()).isEqualTo(FeedState.ENDED);
        assertThat(ended.detail()).isEqualTo("tcp x: closed");
        assertThat(ended.failed()).isFalse();
        assertThat(ended.counters().disconnects()).isZero();
        ruleOnTime(gate, bar(2, 100));
        assertThat(gate.health(minute(2)).state()).isEqualTo(FeedState.LIVE);

        ruleOnTime(gate, new End(End.FAILED + "the disk is full", minute(2)));
        assertThat(gate.health(minute(2)).failed()).isTrue();
    }

    @Test
    void historyDoesNotMakeAFeedLive() {
        BarGate gate = gate();
        gate.seed(bar(minute(0), 100, 0));
        assertThat(gate.health(START).state()).isEqualTo(FeedState.WAITING);
        assertThat(ruleOnTime(gate, bar(3, 100)).missing()).isEqualTo(2);
        assertThatThrownBy(() -> gate.seed(bar(3, 100))).hasMessageContaining("closeTime must be >");
    }

    @Test
    void barsAreRememberedOnlySoLong() {
        BarGate gate = new BarGate(BARS, GateFixture.settings(BARS, Map.of("remember-bars", 2)), START);
        for (int i = 1; i <= 3; i++) {
            ruleOnTime(gate, bar(i, 100));
        }
        assertThat(ruleOnTime(gate, bar(2, 100)).verdict()).isEqualTo(GateVerdict.DUPLICATE);
        assertThat(ruleOnTime(gate, bar(1, 100)).verdict()).isEqualTo(GateVerdict.OUT_OF_ORDER);
    }
}
