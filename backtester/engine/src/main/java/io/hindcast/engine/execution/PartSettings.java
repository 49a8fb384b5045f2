package io.hindcast.engine.execution;

import io.hindcast.cost.FeeModel;
import io.hindcast.cost.SlippageModel;
import io.hindcast.engine.cost.BpsFee;
import io.hindcast.engine.cost.BpsSlippage;
import io.hindcast.engine.cost.FirstPrice;
import io.hindcast.engine.plugin.ContainedCheck;
import io.hindcast.engine.plugin.ContainedFees;
import io.hindcast.engine.plugin.ContainedFills;
import io.hindcast.engine.plugin.ContainedSizer;
import io.hindcast.engine.plugin.ContainedSlippage;
import io.hindcast.engine.plugin.Plugged;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.sizing.FixedFraction;
import io.hindcast.plugin.PartProvider;
import io.hindcast.risk.RiskCheck;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a run trades with, as its {@code trading} section names it: {@code slippage} or {@code slippage-bps}, {@code fees} or
 * {@code fee-bps}, {@code fills}, {@code sizing} and {@code checks}. Each loop gets parts of its own.
 */
public final class PartSettings {
    private static final String SLIPPAGE = "slippage";
    private static final String FEES = "fees";
    private static final String FILLS = "fills";
    private static final String SIZING = "sizing";
    private static final String CHECKS = "checks";
    private static final Key<Double> SLIPPAGE_BPS = Key.decimal(
                    "slippage-bps",
                    0,
                    1_000,
                    "How much worse than the market's price a fill is, unless `slippage` says it. Zero only where you write"
                            + " it, and then the run says so")
            .unit("bps")
            .byDefault(1.0);
    private static final Key<Double> FEE_BPS = Key.decimal(
                    "fee-bps",
                    0,
                    1_000,
                    "What the broker takes of the money that changes hands, unless `fees` says it. Zero as for slippage")
            .unit("bps")
            .byDefault(1.0);

    /** Slippage and fees in basis points. */
    static final Keys BPS = Keys.of(SLIPPAGE_BPS, FEE_BPS);

    private final Part<ContainedSlippage> slippage;
    private final Part<ContainedFees> fees;
    private final Part<ContainedFills> fills;
    private final Part<ContainedSizer> sizer;
    private final List<Part<ContainedCheck>> checks;

    /**
     * A part that was named.
     *
     * @param text its name and settings, for people to read; empty when no config names it
     * @param create makes one that has seen nothing
     */
    private record Part<C>(String text, Supplier<C> create) {}

    private PartSettings(
            Part<ContainedSlippage> slippage,
            Part<ContainedFees> fees,
            Part<ContainedFills> fills,
            Part<ContainedSizer> sizer,
            List<Part<ContainedCheck>> checks) {
        this.slippage = slippage;
        this.fees = fees;
        this.fills = fills;
        this.sizer = sizer;
        this.checks = checks;
    }

    /** Sections that name a part, in the order of the documents. */
    static Keys keys(Function<ProviderKind<?>, Keys> named) {
        return Keys.of(
                Keys.section(
                        SLIPPAGE,
                        "How much worse than the market's price a fill is",
                        named.apply(ProviderKind.SLIPPAGE)),
                Keys.section(FEES, "What the broker takes", named.apply(ProviderKind.FEES)),
                Keys.section(
                        FILLS, "How much of an order a bar fills, and at which price", named.apply(ProviderKind.FILLS)),
                Keys.section(SIZING, "How many units a target is", named.apply(ProviderKind.SIZING)),
                Keys.list(CHECKS, "What looks at each order before it goes out", named.apply(ProviderKind.CHECK)));
    }

    /**
     * Reads both keys of slippage and fees.
     *
     * @throws InvalidInputException when a part is not there, or its settings are wrong
     */
    static PartSettings read(MapSettings trading, TradedMarket market) {
        Part<ContainedSlippage> slippage = trading.has(SLIPPAGE)
                ? named(only(trading, SLIPPAGE, SLIPPAGE_BPS), ProviderKind.SLIPPAGE, market, ContainedSlippage::of)
                : slippage(trading.get(SLIPPAGE_BPS));
        Part<ContainedFees> fees = trading.has(FEES)
                ? named(only(trading, FEES, FEE_BPS), ProviderKind.FEES, market, ContainedFees::of)
                : fees(trading.get(FEE_BPS));
        Part<ContainedFills> fills = trading.has(FILLS)
                ? named(trading.section(FILLS), ProviderKind.FILLS, market, ContainedFills::of)
                : fills();
        Part<ContainedSizer> sizer = trading.has(SIZING)
                ? named(trading.section(SIZING), ProviderKind.SIZING, market, ContainedSizer::of)
                : sizer();
        List<Part<ContainedCheck>> checks = new ArrayList<>();
        if (trading.has(CHECKS)) {
            for (Settings each : trading.sections(CHECKS)) {
                checks.add(named((MapSettings) each, ProviderKind.CHECK, market, ContainedCheck::of));
            }
        }
        return new PartSettings(slippage, fees, fills, sizer, checks);
    }

    /**
     * Slippage and fees in basis points, and nothing else out of the ordinary.
     *
     * @param slippageBps basis points of the price that a fill is worse than the market's
     * @param feeBps basis points of quantity x price that the broker takes
     */
    public static PartSettings bps(double slippageBps, double feeBps) {
        return new PartSettings(slippage(slippageBps), fees(feeBps), fills(), sizer(), List.of());
    }

    /** Parts that have seen nothing. */
    TradingParts create() {
        return new TradingParts(
                slippage.create.get(),
                fees.create.get(),
                fills.create.get(),
                sizer.create.get(),
                checks.stream().<RiskCheck>map(each -> each.create.get()).toList());
    }

    /** Basis points of the price that a fill is worse than the market's; empty where slippage is of another kind. */
    public OptionalDouble slippageBps() {
        return slippage.create.get().model() instanceof BpsSlippage(double bps)
                ? OptionalDouble.of(bps)
                : OptionalDouble.empty();
    }

    /** Basis points of quantity x price that the broker takes; empty where fees are of another kind. */
    public OptionalDouble feeBps() {
        return fees.create.get().model() instanceof BpsFee(double bps)
                ? OptionalDouble.of(bps)
                : OptionalDouble.empty();
    }

    /** What the config names, with its settings, for people to read, by the key that names it. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, SLIPPAGE, List.of(slippage));
        put(named, FEES, List.of(fees));
        put(named, FILLS, List.of(fills));
        put(named, SIZING, List.of(sizer));
        put(named, CHECKS, checks);
        return named;
    }

    private static void put(Map<String, String> named, String key, List<? extends Part<?>> parts) {
        String text =
                parts.stream().map(Part::text).filter(each -> !each.isEmpty()).collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            named.put(key, text);
        }
    }

    private static MapSettings only(MapSettings trading, String section, Key<?> shorter) {
        if (trading.has(shorter)) {
            throw trading.invalid(
                    shorter, "can't stand beside " + section + ", which says it too: remove one of the two");
        }
        return trading.section(section);
    }

    private static Part<ContainedSlippage> slippage(double bps) {
        SlippageModel model = new BpsSlippage(bps);
        return new Part<>("", () -> ContainedSlippage.of(model, Plugged.builtIn(ProviderKind.SLIPPAGE.word(), "bps")));
    }

    private static Part<ContainedFees> fees(double bps) {
        FeeModel model = new BpsFee(bps);
        return new Part<>("", () -> ContainedFees.of(model, Plugged.builtIn(ProviderKind.FEES.word(), "bps")));
    }

    private static Part<ContainedFills> fills() {
        Plugged who = Plugged.builtIn(ProviderKind.FILLS.word(), "first-price");
        return new Part<>("", () -> ContainedFills.of(new FirstPrice(), who));
    }

    private static Part<ContainedSizer> sizer() {
        Plugged who = Plugged.builtIn(ProviderKind.SIZING.word(), "fixed-fraction");
        return new Part<>("", () -> ContainedSizer.of(FixedFraction.AS_ASKED, who));
    }

    private static <M, P extends PartProvider<M>, C> Part<C> named(
            MapSettings section, ProviderKind<P> kind, TradedMarket market, BiFunction<M, Plugged, C> contain) {
        NamedPart<P, C> part = NamedPart.read(section, kind, market, contain);
        return new Part<>(part.text(), part.create());
    }
}
