package io.hindcast.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hindcast.engine.fixture.ImmediateTrading;
import io.hindcast.engine.fixture.RandomMarket;
import io.hindcast.engine.fixture.RandomOrders;
import io.hindcast.engine.fixture.ScriptedOrders;
import io.hindcast.engine.plugin.Offers;
import io.hindcast.market.Bar;
import io.hindcast.market.Instrument;
import io.hindcast.market.InstrumentTerms;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.strategy.Strategy;
import io.hindcast.trading.Fill;
import io.hindcast.trading.OrderStatus;
import io.hindcast.trading.TargetPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Fees, slippage, fills, sizes and checks that a config names, with figures worked by hand. */
class TradingPartsTest {
    private static final Instrument SPX = new Instrument("SPX");
    private static final Map<String, Object> FREE = Map.of("name", "bps", "bps", 0);

    private final RecordedTrading recorded = new RecordedTrading();

    @Example
    void aFeePerUnitHasAMinimumAndAMaximum() {
        Map<String, Object> fees = Map.of("name", "per-unit", "fee", 0.01, "minimum", 1, "maximum-bps", 100);
        run(trading("fees", fees), new ScriptedOrders(50.0, 500.0, 0.5), flat(1, 100), flat(2, 100), flat(3, 100));
        run(trading("fees", fees), new ScriptedOrders(0.5), flat(1, 100), flat(2, 100));

        // 50 x 0.01 = 0.5, but at least 1; 500 x 0.01 = 5; half a unit of 100 pays no more than 1 % of 50.
        assertThat(fees()).containsExactly(1.0, 5.0, 0.5);
    }

    @Example
    void aTieredFeeGoesByWhatTheMonthHasTraded() {
        Map<String, Object> fees = Map.of(
                "name", "tiered", "tiers", List.of(Map.of("from", 0, "bps", 10), Map.of("from", 1_000, "bps", 5)));
        Bar[] bars = {
            on("2024-01-29", 100),
            on("2024-01-30", 100),
            on("2024-01-31", 100),
            on("2024-02-01", 100),
            on("2024-02-02", 100)
        };
        run(trading("fees", fees), new ScriptedOrders(9.0, 1.0, 1.0, 10.0), bars[0], bars[1], bars[2], bars[3]);

        // 900 at 10 bps; then 100 of which 900 came before, at 10 bps; February begins anew.
        assertThat(fees()).containsExactly(0.9, 0.1, 0.1);

        recorded.fills.clear();
        run(trading("fees", fees), new ScriptedOrders(0.0, 0.0, 10.0, 10.0), bars);
        // 1 000 at 10 bps, then 1 000 at 5 bps.
        assertThat(fees()).containsExactly(1.0, 0.5);
    }

    @Example
    void marketOrdersTakeThePrice() {
        Map<String, Object> fees = Map.of("name", "maker-taker", "maker-bps", -1, "taker-bps", 4);
        run(trading("fees", fees), new ScriptedOrders(10.0), flat(1, 100), flat(2, 100));

        assertThat(fees()).containsExactly(0.4);
    }

    @Example
    void slippageCanBeAShareOfTheRange() {
        Map<String, Object> slippage = Map.of("name", "range", "share", 0.25);
        Bar wide = new MutableBar().set(2 * RandomMarket.DAY, 100, 110, 90, 95, 0);
        run(trading("slippage", slippage), new ScriptedOrders(1.0, -1.0), flat(1, 100), wide, flat(3, 100));

        assertThat(recorded.fills).extracting(Fill::price).containsExactly(105.0, 100.0);
        assertThat(recorded.fills).extracting(Fill::slippage).containsExactly(5.0, 0.0);
    }

    @Example
    void slippageCanGrowWithTheSquareRootOfParticipation() {
        Map<String, Object> slippage = Map.of("name", "participation", "bps", 100);
        Bar thick = new MutableBar().set(2 * RandomMarket.DAY, 100, 100, 100, 100, 400);
        run(trading("slippage", slippage), new ScriptedOrders(100.0, -100.0), flat(1, 100), thick, flat(3, 100));

        // A quarter of the volume: 100 bps x 1/2; then a bar without volume: 100 bps.
        assertThat(recorded.fills)
                .extracting(Fill::price)
                .first()
                .satisfies(price -> assertThat(price).isCloseTo(100.5, within(1e-9)));
        assertThat(recorded.fills.getLast().price()).isCloseTo(99, within(1e-9));
    }

    @Example
    void slippageInTicksNeedsATick() {
        Map<String, Object> trading = trading("slippage", Map.of("name", "ticks", "ticks", 2));
        refused(trading, "trading.slippage.name", "needs the tick of TEST", "hindcast data set");

        Instrument future = new Instrument("ES", InstrumentTerms.UNKNOWN.with("tick", "0.25"));
        TradingSettings settings = TradingSettings.read(
                MapSettings.of(trading), new TradedMarket(List.of(future), RandomMarket.INTERVAL, Offers.builtIn()));
        TradingLoop loop =
                new TradingLoop(future, RandomMarket.INTERVAL, new ScriptedOrders(1.0, -1.0), settings, recorded);
        List.of(flat(1, 100), flat(2, 100), flat(3, 100)).forEach(bar -> loop.onBar(bar, null));
        assertThat(recorded.fills).extracting(Fill::price).containsExactly(100.5, 99.5);
    }

    @Example
    void feesSizesAndTheBenchmarkCountTheMultiplier() {
        Instrument future = new Instrument("ES", InstrumentTerms.UNKNOWN.with("multiplier", "50"));
        Map<String, Object> trading = Map.of("slippage", FREE, "fee-bps", 100);
        TradingSettings settings = TradingSettings.read(
                MapSettings.of(trading), new TradedMarket(List.of(future), RandomMarket.INTERVAL, Offers.builtIn()));
        Strategy half = context -> context.orders().target(new TargetPosition(future, 0.5));
        TradingLoop loop = new TradingLoop(future, RandomMarket.INTERVAL, half, settings, recorded);
        List.of(flat(1, 100), flat(2, 100), flat(3, 110)).forEach(bar -> loop.onBar(bar, null));

        // Half of 100 000 is ten units of 100 x 50, at a fee of 1 % of 50 000.
        assertThat(recorded.fills.getFirst().quantity()).isEqualTo(10);
        assertThat(recorded.fills.getFirst().fee()).isEqualTo(500);
        // 100 000 buys 100 000 / (5 000 x 1.01) units, which are worth 5 500 each.
        assertThat(recorded.equity.getLast().benchmarkEquity()).isCloseTo(100_000 / 5_050.0 * 5_500, within(1e-6));
    }

    @Example
    void anOrderCanBeFilledAtTheMeanOfItsBar() {
        Bar wide = new MutableBar().set(2 * RandomMarket.DAY, 100, 112, 96, 104, 0);
        run(trading("fills", Map.of("name", "bar-average")), new ScriptedOrders(1.0), flat(1, 100), wide);

        assertThat(recorded.fills).extracting(Fill::price).containsExactly(103.0);
    }

    @Example
    void theBenchmarkPaysTheSameCosts() {
        Map<String, Object> fees = Map.of("name", "per-unit", "fee", 0, "minimum", 1_000);
        run(trading("fees", fees), new ScriptedOrders(), flat(1, 100), flat(2, 100), flat(3, 110));

        // 100 000 less a fee of 1 000 buys 990 units; at 110 they are worth 108 900.
        assertThat(recorded.equity.getLast().benchmarkEquity()).isCloseTo(108_900, within(1e-6));
    }

    @Example
    void aBenchmarkThatCanPayNoFeeKeepsItsCash() {
        Map<String, Object> fees = Map.of("name", "per-unit", "fee", 0, "minimum", 200_000, "maximum-bps", 10_000);
        run(trading("fees", fees), new ScriptedOrders(), flat(1, 100), flat(2, 100), flat(3, 110));

        // The fee is all that changes hands at most, so that half of the money buys, and half pays for it.
        assertThat(recorded.equity.getLast().benchmarkEquity()).isCloseTo(55_000, within(1e-6));
    }

    @Example
    void sizesComeFromTheSizer() {
        assertThat(held(Map.of("name", "fixed-fraction", "fraction", 0.25))).isEqualTo(250);
        assertThat(held(Map.of("name", "fixed-quantity", "quantity", 7))).isEqualTo(7);
    }

    @Example
    void aVolatilityTargetHoldsWhatHasThatVolatility() {
        Map<String, Object> sizing =
                Map.of("name", "volatility-target", "volatility", 0.1, "bars", 2, "bars-per-year", 200, "most", 1);
        // Returns of +1 % and -1 % have a standard deviation of 0.014142, and a year of 200 bars has 0.2: half is held.
        double up = 100 * Math.exp(0.01);
        run(trading("sizing", sizing), ALWAYS_LONG, flat(1, 100), flat(2, up), flat(3, 100), flat(4, 100));

        assertThat(recorded.fills).hasSize(1);
        assertThat(recorded.fills.getFirst().quantity()).isCloseTo(500, within(1e-9));
    }

    @Example
    void anAtrSizeLosesTheStatedFractionWhenThePriceMovesByItsMultiple() {
        Map<String, Object> sizing = Map.of("name", "atr", "risk", 0.01, "bars", 2, "multiple", 2);
        Bar[] bars = {
            flat(1, 100),
            new MutableBar().set(2 * RandomMarket.DAY, 100, 104, 100, 100, 0),
            new MutableBar().set(3 * RandomMarket.DAY, 101, 102, 101, 101, 0),
            flat(4, 101)
        };
        run(trading("sizing", sizing), ALWAYS_LONG, bars);

        // True ranges 4 and 2 (from the close of 100 to 102): 1 % of 100 000 over 2 x 3.
        assertThat(recorded.fills).hasSize(1);
        assertThat(recorded.fills.getFirst().quantity()).isCloseTo(1_000.0 / 6, within(1e-9));
    }

    @Example
    void aCheckMakesOrdersSmallerAndIsSaid() {
        List<Object> checks = List.of(Map.of("name", "order-value", "most", 1_000));
        run(trading("checks", checks), new ScriptedOrders(25.0, -10.0), flat(1, 100), flat(2, 100), flat(3, 100));

        // 25 x 100 is cut to 10 units; the sale reduces.
        assertThat(recorded.fills).extracting(Fill::quantity).containsExactly(10.0, 10.0);
        assertThat(recorded.limits)
                .singleElement()
                .asString()
                .contains("order of 25.0 at 100.0", "1000.0", "order-value");
    }

    @Example
    void aCheckThatLeavesNoWholeUnitRejects() {
        Map<String, Object> trading =
                new HashMap<>(trading("checks", List.of(Map.of("name", "order-value", "most", 50))));
        trading.put("quantity", "whole");
        run(trading, new ScriptedOrders(25.0), flat(1, 100), flat(2, 100));

        assertThat(recorded.fills).isEmpty();
        assertThat(recorded.orders)
                .extracting(RecordedTrading.OrderRow::status)
                .containsExactly(OrderStatus.SUBMITTED, OrderStatus.REJECTED);
        assertThat(recorded.orders.getLast().reason()).contains("order-value", "no whole unit");
    }

    @Example
    void whatIsNamedIsSaid() {
        assertThat(settings(Map.of("fees", Map.of("name", "per-unit", "minimum", 2)))
                        .parts()
                        .named())
                .isEqualTo(Map.of("fees", "per-unit (fee 0.005, minimum 2.0, maximum-bps 10000.0)"));
        assertThat(settings(Map.of()).parts().named()).isEmpty();
    }

    @Example
    void aWrongPartIsRefused() {
        refused(Map.of("fees", Map.of("name", "per-unti")), "trading.fees.name", "did you mean 'per-unit'");
        refused(Map.of("fees", FREE, "fee-bps", 1), "trading.fee-bps", "can't stand beside fees");
        refused(Map.of("slippage", FREE, "slippage-bps", 1), "trading.slippage-bps", "can't stand beside slippage");
        refused(Map.of("fees", Map.of("name", "tiered")), "trading.fees.tiers", "is missing or empty");
        refused(
                Map.of("fees", Map.of("name", "tiered", "tiers", List.of(Map.of("from", 5, "bps", 1)))),
                "trading.fees.tiers[0].from",
                "must be 0 in the first tier");
        refused(Map.of("sizing", Map.of("name", "atr", "risk", 2)), "trading.sizing.risk", "must be");
    }

    @Property(tries = 60)
    void moneyIsConservedWhateverTheParts(@ForAll long seed, @ForAll("tradings") Map<String, Object> trading) {
        RecordedTrading random = new RecordedTrading();
        boolean whole = "whole".equals(trading.get("quantity"));
        List<Bar> bars = RandomMarket.bars(seed, 60);
        TradingLoop loop =
                new TradingLoop(SPX, RandomMarket.INTERVAL, new RandomOrders(seed, whole), settings(trading), random);
        // The loop itself proves conservation after each event.
        bars.forEach(bar -> loop.onBar(bar, null));

        double bought = bars.get(1).open()
                * (random.equity.get(1).benchmarkEquity() / bars.get(1).close());
        assertThat(bought).isLessThanOrEqualTo(100_000 * (1 + 1e-9));
        assertThat(random.equity).allMatch(row -> row.exposure() >= 0 || Double.isNaN(row.exposure()));
    }

    @Provide
    Arbitrary<Map<String, Object>> tradings() {
        Arbitrary<Map<String, Object>> fees = Arbitraries.of(
                FREE,
                Map.of("name", "per-unit", "fee", 0.5, "minimum", 10),
                Map.of(
                        "name",
                        "tiered",
                        "tiers",
                        List.of(Map.of("from", 0, "bps", 30), Map.of("from", 1e5, "bps", 3))));
        Arbitrary<Map<String, Object>> slippage = Arbitraries.of(
                FREE, Map.of("name", "range", "share", 0.5), Map.of("name", "participation", "bps", 500));
        Arbitrary<Map<String, Object>> sizing = Arbitraries.of(
                Map.of("name", "fixed-fraction"),
                Map.of("name", "atr", "bars", 3),
                Map.of("name", "volatility-target", "bars", 3));
        Arbitrary<String> fills = Arbitraries.of("first-price", "bar-average");
        Arbitrary<String> quantity = Arbitraries.of("whole", "fractional");
        return net.jqwik.api.Combinators.combine(fees, slippage, sizing, fills, quantity)
                .as((fee, slip, size, fill, units) -> Map.of(
                        "fees",
                        fee,
                        "slippage",
                        slip,
                        "sizing",
                        size,
                        "fills",
                        Map.of("name", fill),
                        "quantity",
                        units,
                        "checks",
                        List.of(Map.of("name", "order-value", "most", 20_000))));
    }

    private static final Strategy ALWAYS_LONG =
            context -> context.orders().target(new TargetPosition(context.instrument(), 1));

    private static double held(Map<String, Object> sizing) {
        TradingPartsTest test = new TradingPartsTest();
        test.run(test.trading("sizing", sizing), ALWAYS_LONG, flat(1, 100), flat(2, 100));
        return test.recorded.fills.getFirst().quantity();
    }

    /** A trading section that is free of cost but for what is given. */
    private Map<String, Object> trading(String key, Object value) {
        Map<String, Object> trading = new HashMap<>(Map.of("fees", FREE, "slippage", FREE));
        trading.put(key, value);
        return trading;
    }

    private static void refused(Map<String, Object> trading, String... parts) {
        assertThatThrownBy(() -> settings(trading))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(parts);
    }

    private static TradingSettings settings(Map<String, Object> trading) {
        MapSettings all = MapSettings.of(Map.of("trading", trading));
        TradingSettings settings = ImmediateTrading.read(all.section("trading"));
        all.requireAllKnown();
        return settings;
    }

    private void run(Map<String, Object> trading, Strategy strategy, Bar... bars) {
        TradingLoop loop = new TradingLoop(SPX, RandomMarket.INTERVAL, strategy, settings(trading), recorded);
        for (Bar bar : bars) {
            loop.onBar(bar, null);
        }
    }

    private List<Double> fees() {
        return recorded.fills.stream().map(Fill::fee).toList();
    }

    private static Bar flat(int day, double price) {
        return RandomMarket.bar(day, price, price);
    }

    private static Bar on(String day, double price) {
        long time = Instant.parse(day + "T21:00:00Z").getEpochSecond() * 1_000_000_000L;
        return new MutableBar().set(time, price, price, price, price, 0);
    }
}
