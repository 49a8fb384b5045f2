package com.example.donchian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hindcast.market.Interval;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DonchianBreakoutTest {
    private static final Interval DAY = Interval.parse("1d");

    @Test
    void entersAboveTheEntryChannelAndLeavesBelowTheExitChannel() {
        Market market = new Market(new DonchianBreakout(3, 2, false, 0.5));
        market.history(10, 11, 12);
        market.close(12); // the highest high is 12: not above
        market.close(12.5); // above 12
        market.close(12.2); // the lowest low of the two bars before is 12: nothing
        market.close(12.2); // nothing
        market.close(12.1); // below 12.2
        market.close(12.6); // above 12.2
        assertEquals(List.of("2: 0.5", "5: 0.0", "6: 0.5"), market.targets());
    }

    @Test
    void sellsShortWhenItMay() {
        Market market = new Market(new DonchianBreakout(3, 2, true, 1));
        market.history(10, 11, 12);
        market.close(9); // below 10: short
        market.close(11); // within the entry channel of 9 to 12, and not above the exit channel's 12
        market.close(11.5); // above 11, the highest of two: flat
        market.close(12); // above 11.5, the highest of three: long
        assertEquals(List.of("1: -1.0", "3: 0.0", "4: 1.0"), market.targets());
    }

    @Test
    void waitsForItsChannelsWhenThereIsNoHistory() {
        Market market = new Market(new DonchianBreakout(3, 2, true, 1));
        for (double close : new double[] {10, 20, 30}) {
            market.close(close);
        }
        assertEquals(List.of(), market.targets());
    }

    @Test
    void settingsAreChecked() {
        DonchianBreakoutProvider provider = new DonchianBreakoutProvider();
        Strategy usual = provider.create(MapSettings.of(Map.of()), DAY);
        assertEquals(DonchianBreakout.class, usual.getClass());
        InvalidInputException mistake = assertThrows(
                InvalidInputException.class,
                () -> provider.create(MapSettings.of(Map.of("entry-bars", 5, "exit-bars", 6)), DAY));
        assertEquals("exit-bars: must be at most entry-bars (5), but is 6", mistake.getMessage());
    }
}
