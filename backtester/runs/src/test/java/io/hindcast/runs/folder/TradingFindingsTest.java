package io.hindcast.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.engine.execution.TradingLoop;
import io.hindcast.engine.execution.TradingSettings;
import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.metrics.Annualisation;
import io.hindcast.engine.metrics.TradingMetrics;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.market.MutableBar;
import io.hindcast.runs.config.VolumeCheck;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.store.queue.QueueMetadata;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Side;
import io.hindcast.trading.TargetPosition;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a run has to say of itself, from the loop to the words. */
class TradingFindingsTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final long DAY = 86_400_000_000_000L;

    private static Strategy holding(double fraction) {
        return context -> {
            if (context.portfolio().position(SPX).flat()) {
                context.orders().target(new TargetPosition(SPX, fraction));
            }
        };
    }

    /** Findings of bars of the same price, but for the closes given. */
    private static List<String> findings(Map<String, ?> trading, Strategy strategy, double volume, double... closes) {
        TradingSettings settings = ImmediateTrading.read(MapSettings.of(trading));
        TradingMetrics metrics = new TradingMetrics(new Annualisation(252, "", Double.NaN, List.of()));
        TradingLoop loop = new TradingLoop(SPX, Interval.parse("1d"), strategy, settings, metrics);
        double before = closes[0];
        for (int i = 0; i < closes.length; i++) {
            Bar bar = new MutableBar()
                    .set(
                            (i + 1) * DAY,
                            before,
                            Math.max(before, closes[i]),
                            Math.min(before, closes[i]),
                            closes[i],
                            volume);
            metrics.begin(volume);
            loop.onBar(bar, null);
            before = closes[i];
        }
        return Stream.concat(
                        TradingFindings.of(metrics.incidents(), settings, null).stream(),
                        FreeFills.of(metrics.trading(), settings).stream())
                .toList();
    }

    @Test
    void theCheckThatCutAnOrderIsNamedInWhole() {
        Map<String, Object> checked = Map.of("checks", List.of(Map.of("name", "order-value", "most", 1000)));
        assertThat(findings(checked, holding(0.95), 1, 100, 100, 101))
                .singleElement()
                .asString()
                .startsWith("1 of 1 order was cut by a risk check: 1 order of … at … is worth more than …"
                        + " (order-value of trading.checks). The first, at ");
    }

    @Test
    void fillsThatCostNothingAreSaidWhateverTheModels() {
        Map<String, Object> free =
                Map.of("slippage", Map.of("name", "range", "share", 0), "fees", Map.of("name", "per-unit", "fee", 0));
        assertThat(findings(free, holding(0.95), 1, 100, 100, 101, 102))
                .singleElement()
                .asString()
                .startsWith("All 1 fills together cost nothing (fees 0.00, slippage 0.00)");
        // Said when the run begins.
        assertThat(findings(Map.of("slippage-bps", 0, "fee-bps", 0), holding(0.95), 1, 100, 100, 101))
                .isEmpty();
        assertThat(findings(Map.of("slippage-bps", 0, "fees", Map.of("name", "per-unit")), holding(0.95), 1, 100, 100))
                .isEmpty();
    }

    @Test
    void aRunThatWentAsItWasWantedSaysNothing() {
        assertThat(findings(Map.of(), holding(0.95), 1, 100, 100, 101, 102)).isEmpty();
    }

    @Test
    void wholeUnitsThatAreTooDearAreSaid() {
        Map<String, Object> small = Map.of("initial-cash", 150, "quantity", "whole");
        // 142.50 is one unit of 100, and none of 200.
        assertThat(findings(small, holding(0.95), 1, 200, 200, 100, 100))
                .containsExactly("2 targets of less than one whole unit came to none (first at 1970-01-02T00:00:00Z):"
                        + " equity is small for this price and trading.quantity: whole.");
        assertThat(findings(small, holding(0.95), 1, 200, 200))
                .last()
                .isEqualTo("The strategy never traded: it never wanted as much as one whole unit.");
    }

    @Test
    void ordersThatVolumeLeftUnfinishedAreSaid() {
        Strategy flips = context ->
                context.orders().target(new TargetPosition(SPX, context.bar().closeTime() < 3 * DAY ? 0.5 : 0));
        assertThat(findings(Map.of("max-volume-share", 0.1), flips, 100, 100, 100, 100, 100, 100))
                .containsExactly("1 of 2 orders was taken back before it was filled in whole, first at"
                        + " 1970-01-04T00:00:00Z: by then the strategy wanted something else (trading.max-volume-share"
                        + " 0.1 made them wait).");
    }

    @Test
    void aHaltIsSaidWithTheBarsThatItTook() {
        assertThat(findings(
                        Map.of("limits", Map.of("drawdown", 0.1)), holding(0.95), 1, 100, 100, 80, 80, 80, 80, 80, 80))
                .singleElement()
                .asString()
                .startsWith("Trading was halted from 1970-01-04T00:00:00Z to 1970-01-09T00:00:00Z by"
                        + " trading.limits.drawdown 0.1: equity fell from ")
                .endsWith("; 6 of 8 bars (75.0 %) were not traded for it.");
    }

    @Test
    void aMarginCallIsSaid() {
        assertThat(findings(
                        Map.of("allow-short", true, "maintenance-margin", 0.25),
                        holding(-1),
                        1,
                        100,
                        100,
                        170,
                        100,
                        100))
                .first()
                .asString()
                .startsWith("A short position lost its margin at 1 close, and the engine covered it: equity was below"
                        + " trading.maintenance-margin 0.25 of its value, first at 1970-01-04T00:00:00Z.");
    }

    @Test
    void rejectedOrdersAreSaidWithTheirReasonsAndAStrategyThatNeverTradedWithItsOwn() {
        List<String> said = findings(Map.of(), holding(-0.5), 1, 100, 100, 100, 100);
        assertThat(said.get(0))
                .startsWith("3 of 4 orders were rejected: 3 short positions are not allowed (trading.allow-short is"
                        + " false). The first, at 1970-01-03T00:00:00Z: short positions are not allowed");
        assertThat(said.get(1))
                .isEqualTo("The strategy never traded: 4 orders led to no fill: 3 rejected, the rest"
                        + " cancelled or still open.");
        assertThat(findings(Map.of(), context -> {}, 1, 100, 100))
                .containsExactly("The strategy never traded: it ordered nothing on 2 bars.");
    }

    @Test
    void aLimitThatClampsIsSaid() {
        List<String> said = findings(Map.of("limits", Map.of("position", 0.5)), holding(0.95), 1, 100, 100, 101, 102);
        assertThat(said).last().asString().startsWith("trading.limits.position 0.5 made 1 target smaller");
    }

    @Test
    void fillsWithoutVolumeAreSaidWhereOthersHaveSome() {
        Strategy twice = context -> context.orders().market(SPX, Side.BUY, 1);
        assertThat(findings(Map.of(), twice, 0, 100, 100, 100)).isEmpty();
        assertThat(findings(Map.of("max-volume-share", 0.5), twice, 0, 100, 100, 100))
                .containsExactly(
                        "The strategy never traded: no bar has volume, and trading.max-volume-share fills nothing"
                                + " without.");
    }

    @Test
    void aShareOfAVolumeThatTheQueueDoesNotHaveIsRefused() {
        TradingSettings shared = ImmediateTrading.read(MapSettings.of(Map.of("max-volume-share", 0.1)));
        TradingSettings plain = ImmediateTrading.read(MapSettings.of(Map.of()));
        assertThatThrownBy(() -> VolumeCheck.require(shared, queue(false)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trading.max-volume-share: queue q has no volume")
                .hasMessageContaining("prices.csv");
        assertThatCode(() -> VolumeCheck.require(shared, queue(true))).doesNotThrowAnyException();
        assertThatCode(() -> VolumeCheck.require(plain, queue(false))).doesNotThrowAnyException();
        assertThatThrownBy(() -> VolumeCheck.require(shared, queue(false)))
                .hasMessageEndingWith("; at the import: the file has no column 'volume'; 'tick_volume' may hold it");
        assertThat(VolumeCheck.warnings(shared, queue(false))).hasSize(1);
        assertThat(VolumeCheck.warnings(shared, queue(true))).isEmpty();
    }

    private static QueueMetadata queue(boolean volume) {
        return new QueueMetadata(
                "q",
                SPX,
                Interval.parse("1d"),
                ZoneOffset.UTC,
                false,
                volume,
                "prices.csv",
                "0",
                1,
                0,
                1,
                1,
                "0",
                Map.of(),
                volume
                        ? List.of()
                        : List.of(
                                "the file has no column 'volume'; 'tick_volume' may hold it",
                                "the last line has no end"));
    }
}
