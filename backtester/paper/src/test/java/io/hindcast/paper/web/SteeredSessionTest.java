package io.hindcast.paper.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.paper.journal.TradingState;
import io.hindcast.paper.session.Parity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What commands do to a session of a strategy that orders on every bar. */
@Tag("slow")
@Timeout(120)
class SteeredSessionTest {
    @TempDir
    private Path folder;

    private PageFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new PageFixture(folder, "limits: {}");
        restart();
    }

    private void restart() {
        fixture.start(PageFixture.LOOPBACK, Optional.empty());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private long orders() {
        return fixture.session().view().book().status().orders();
    }

    private double units() {
        return fixture.session().view().book().quantity();
    }

    private TradingState state() {
        return fixture.session().view().state();
    }

    private void bars(int count) {
        for (int i = 0; i < count; i++) {
            fixture.bar(100);
        }
    }

    @Test
    void pauseStopsNewOrdersKeepsThePositionAndLastsOverARestart() {
        bars(3);
        assertThat(fixture.session().pause()).isTrue();
        assertThat(fixture.journal().getLast()).isEqualTo("command,PAUSE");
        bars(3);
        assertThat(orders()).isEqualTo(3);
        assertThat(units()).as("the order that rested was filled").isEqualTo(3);
        fixture.stop();

        restart();
        assertThat(state()).isEqualTo(TradingState.PAUSED);
        bars(2);
        assertThat(orders()).isEqualTo(3);
        assertThat(units()).isEqualTo(3);
        assertThat(fixture.session().resume()).isTrue();
        bars(2);
        assertThat(orders()).isEqualTo(5);
        assertThat(fixture.journal("command")).containsExactly("command,PAUSE", "command,RESUME");
        parity();
    }

    @Test
    void flattenClosesAndLastsOverARestartAndAPauseDoesNotWeakenIt() {
        bars(3);
        fixture.session().flatten();
        // On the next bar the last order is filled and the closing one decided, which the bar after fills.
        bars(2);
        assertThat(units()).isZero();
        assertThat(orders()).isEqualTo(4);
        fixture.session().pause();
        assertThat(state()).isEqualTo(TradingState.FLATTENED);
        fixture.stop();

        restart();
        assertThat(state()).isEqualTo(TradingState.FLATTENED);
        bars(2);
        assertThat(orders()).isEqualTo(4);
        fixture.session().resume();
        bars(1);
        assertThat(orders()).isEqualTo(5);
        parity();
    }

    @Test
    void aPauseJustBeforeAFlattenDoesNotKeepThePosition() {
        bars(2);
        fixture.session().flatten();
        fixture.session().pause();
        bars(2);
        assertThat(units()).isZero();
    }

    @Test
    void anEndWhenFlatIsForgottenByTheNextStartAndAPauseIsNot() {
        bars(3);
        fixture.session().flattenAndStop();
        assertThat(state()).isEqualTo(TradingState.ENDING);
        fixture.session().resume();
        assertThat(state())
                .as("a session that is to end can't be made to go on")
                .isEqualTo(TradingState.ENDING);
        bars(2);
        assertThat(units()).isZero();
        fixture.stop();

        restart();
        assertThat(fixture.journal("command")).endsWith("command,START_AGAIN");
        assertThat(state()).isEqualTo(TradingState.TRADING);
        bars(2);
        assertThat(units()).isEqualTo(1);
        fixture.session().pause();
        fixture.session().flattenAndStop();
        bars(2);
        assertThat(units()).isZero();
        fixture.stop();

        restart();
        assertThat(state()).isEqualTo(TradingState.PAUSED);
        long before = orders();
        bars(2);
        assertThat(orders()).isEqualTo(before);
        parity();
    }

    @Test
    void theBoardIsMadeAgainByTheReplay() {
        bars(4);
        var book = fixture.session().view().book();
        var rows = fixture.session().barsBehind(-1);
        var curve = fixture.session().equity();
        fixture.stop();
        restart();
        assertThat(fixture.session().view().book()).isEqualTo(book);
        assertThat(fixture.session().barsBehind(-1)).isEqualTo(rows).hasSize(9);
        assertThat(fixture.session().equity()).isEqualTo(curve).hasSize(4);
    }

    /** A backtest that obeys the same commands does the same. */
    private void parity() {
        List<String> orders = fixture.journal("order");
        fixture.stop();
        Parity.Result result = Parity.check(fixture.sessionFolder(), fixture.prepare());
        assertThat(result.difference()).isEmpty();
        assertThat(result.orders()).isEqualTo(orders.size());
        restart();
    }
}
