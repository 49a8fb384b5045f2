package io.hindcast.paper.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.feed.FeedMessage.End;
import io.hindcast.paper.gate.FeedCounters;
import io.hindcast.paper.gate.FeedHealth;
import io.hindcast.paper.gate.FeedState;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {
    @ParameterizedTest
    @CsvSource({
        "ENDED, the source has ended, 0",
        "ENDED, tcp /127.0.0.1:9: the other side has closed the connection, 0",
        "ENDED, stopped, 0",
        "ENDED, " + End.FAILED + "no space left, 1",
        "DISCONNECTED, reset by peer, 1",
        "STALE, '', 1",
        "LIVE, '', 0"
    })
    void anEndThatWasWantedIsNoAlarm(FeedState state, String detail, int alarms) {
        FeedHealth health = new FeedHealth(
                state,
                detail,
                new FeedCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Duration.ZERO);
        assertThat(Alarms.of(health, new SessionBoard(0).book(), List.of())).hasSize(alarms);
    }
}
