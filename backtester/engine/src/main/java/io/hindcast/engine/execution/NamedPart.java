package io.hindcast.engine.execution;

import io.hindcast.engine.plugin.Offer;
import io.hindcast.engine.plugin.Plugged;
import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.engine.plugin.SetUp;
import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.plugin.PartProvider;
import io.hindcast.plugin.PartSetup;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A part of a run that a section of the config names.
 *
 * @param <P> its provider
 * @param <C> the part, contained
 * @param offer what was found by the name
 * @param text its name and settings, for people to read
 * @param create makes one that has seen nothing
 */
public record NamedPart<P, C>(Offer<P> offer, String text, Supplier<C> create) {
    private record Setup(Settings settings, List<Instrument> instruments, Interval interval) implements PartSetup {}

    /**
     * Finds a part, and makes it once, so that a wrong setting is said now.
     *
     * @param contain lets failures of the part bear its name
     * @throws io.hindcast.settings.InvalidInputException when it is not there, or its settings are wrong
     */
    public static <M, P extends PartProvider<M>, C> NamedPart<P, C> read(
            MapSettings section, ProviderKind<P> kind, TradedMarket market, BiFunction<M, Plugged, C> contain) {
        Offer<P> offer = market.finder().named(section, kind);
        PartSetup setup = new Setup(section, market.instruments(), market.interval());
        Supplier<C> create = () -> contain.apply(
                SetUp.call(offer.who(), "create", () -> offer.provider().create(setup)), offer.who());
        Objects.requireNonNull(create.get());
        return new NamedPart<>(offer, text(offer.name(), section.resolved()), create);
    }

    private static String text(String name, Map<String, Object> settings) {
        String rest = settings.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("name"))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return rest.isEmpty() ? name : name + " (" + rest + ")";
    }
}
