package com.example.donchian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.strategy.Strategy;
import io.hindcast.testkit.TestMarket;
import io.hindcast.trading.OrderStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DonchianBreakoutTest {
    @Test
    void entersAboveTheEntryChannelAndLeavesBelowTheExitChannel() {
        TestMarket market = new TestMarket(new DonchianBreakout(3, 2, false, 0.5));
        market.history(10, 11, 12);
        market.closes(12); // the highest high is 12: not above
        market.closes(12.5); // above 12
        market.closes(12.2); // the lowest low of the two bars before is 12: nothing
        assertEquals(0.5 * 12.2 / 12.5, market.exposure(), 0.001); // wanted at 12.5, filled at the next open
        market.closes(12.2); // nothing
        market.closes(12.1); // below 12.2
        market.closes(12.6); // above 12.2
        assertEquals(List.of("2 BUY", "5 SELL", "6 BUY"), market.orders());
        assertEquals(0, market.position());
        assertEquals(List.of(12.0, 12.0, 12.5, 12.5, 12.5, 12.2), market.values("channel-high"));
        List<String> tags = market.events().stream()
                .filter(event -> event.status() == OrderStatus.SUBMITTED)
                .map(event -> event.order().tag())
                .toList();
        assertEquals(List.of("breakout", "leave", "breakout"), tags);
    }

    @Test
    void sellsShortWhenItMay() {
        TestMarket market = new TestMarket(new DonchianBreakout(3, 2, true, 1), Map.of("allow-short", true));
        market.history(10, 11, 12);
        market.closes(9); // below 10: short
        market.closes(11); // within the entry channel of 9 to 12, and not above the exit channel's 12
        assertEquals(-11 / 9.0, market.exposure(), 0.001); // wanted at 9, filled at the next open
        market.closes(11.5); // above 11, the highest of two: flat
        market.closes(12); // above 11.5, the highest of three: long
        assertEquals(List.of("1 SELL", "3 BUY", "4 BUY"), market.orders());
    }

    @Test
    void waitsForItsChannelsWhenThereIsNoHistory() {
        TestMarket market = new TestMarket(new DonchianBreakout(3, 2, true, 1), Map.of("allow-short", true));
        market.closes(10, 20, 30);
        assertEquals(List.of(), market.orders());
    }

    @Test
    void settingsAreChecked() {
        DonchianBreakoutProvider provider = new DonchianBreakoutProvider();
        Strategy usual = provider.create(TestMarket.setup(Map.of()));
        assertEquals(DonchianBreakout.class, usual.getClass());
        InvalidInputException mistake = assertThrows(
                InvalidInputException.class,
                () -> provider.create(TestMarket.setup(Map.of("entry-bars", 5, "exit-bars", 6))));
        assertEquals("exit-bars: must be at most entry-bars (5), but is 6", mistake.getMessage());
    }
}
