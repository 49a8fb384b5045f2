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
import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.Plugged;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.engine.sizing.FixedFraction;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.plugin.PartProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.risk.RiskCheck;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a run trades with, as its {@code trading} section names it: {@code slippage} or {@code slippage-bps}, {@code fees} or
 * {@code fee-bps}, {@code fills}, {@code sizing} and {@code checks}. Each loop gets parts of its own.
 */
public final class PartSettings {
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

    /** Reads one part after the other, and makes each once, so that a wrong setting is said now. */
    private record Reader(TradedMarket market) {
        <M, P extends PartProvider<M>, C> Part<C> named(
                MapSettings section, ProviderKind<P> kind, BiFunction<M, Plugged, C> contain) {
            Offer<P> offer = market.finder().named(section, kind);
            PartSetup setup = new Setup(section, market.instruments(), market.interval());
            Supplier<C> create = () -> contain.apply(
                    SetUp.call(offer.who(), "create", () -> offer.provider().create(setup)), offer.who());
            Objects.requireNonNull(create.get());
            return new Part<>(text(offer.name(), section.resolved()), create);
        }
    }

    private record Setup(Settings settings, List<Instrument> instruments, Interval interval) implements PartSetup {}

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

    /**
     * Reads both keys of slippage and fees.
     *
     * @throws InvalidInputException when a part is not there, or its settings are wrong
     */
    static PartSettings read(MapSettings trading, TradedMarket market) {
        Reader reader = new Reader(market);
        Part<ContainedSlippage> slippage = trading.has("slippage")
                ? reader.named(only(trading, "slippage", "slippage-bps"), ProviderKind.SLIPPAGE, ContainedSlippage::of)
                : slippage(trading.decimal("slippage-bps", 1, 0, 1_000));
        Part<ContainedFees> fees = trading.has("fees")
                ? reader.named(only(trading, "fees", "fee-bps"), ProviderKind.FEES, ContainedFees::of)
                : fees(trading.decimal("fee-bps", 1, 0, 1_000));
        Part<ContainedFills> fills = trading.has("fills")
                ? reader.named(trading.section("fills"), ProviderKind.FILLS, ContainedFills::of)
                : fills();
        Part<ContainedSizer> sizer = trading.has("sizing")
                ? reader.named(trading.section("sizing"), ProviderKind.SIZING, ContainedSizer::of)
                : sizer();
        List<Part<ContainedCheck>> checks = new ArrayList<>();
        if (trading.has("checks")) {
            for (Settings each : trading.sections("checks")) {
                checks.add(reader.named((MapSettings) each, ProviderKind.CHECK, ContainedCheck::of));
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
        put(named, "slippage", List.of(slippage));
        put(named, "fees", List.of(fees));
        put(named, "fills", List.of(fills));
        put(named, "sizing", List.of(sizer));
        put(named, "checks", checks);
        return named;
    }

    private static void put(Map<String, String> named, String key, List<? extends Part<?>> parts) {
        String text =
                parts.stream().map(Part::text).filter(each -> !each.isEmpty()).collect(Collectors.joining("; "));
        if (!text.isEmpty()) {
            named.put(key, text);
        }
    }

    private static MapSettings only(MapSettings trading, String section, String shorter) {
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

    private static String text(String name, Map<String, Object> settings) {
        String rest = settings.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("name"))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? name : name + " (" + rest + ")";
    }
}
