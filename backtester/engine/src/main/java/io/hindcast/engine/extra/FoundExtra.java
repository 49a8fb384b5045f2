package io.hindcast.engine.extra;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/** An extra that is there and has begun. */
public final class FoundExtra {
    private final String name;
    private final String offers;
    private final Path place;
    private final List<String> services;
    private final ClassLoader loader;

    /** @param services names of the interfaces that its jars list implementations of, {@link Extra} left out */
    FoundExtra(String name, String offers, Path place, List<String> services, ClassLoader loader) {
        this.name = Objects.requireNonNull(name);
        this.offers = Objects.requireNonNull(offers);
        this.place = place;
        this.services = List.copyOf(services);
        this.loader = loader;
    }

    /** One word. */
    public String name() {
        return name;
    }

    /** What the program can do with it, in a line. */
    public String offers() {
        return offers;
    }

    /** Its folder, or its jar. */
    public Path place() {
        return place;
    }

    /**
     * Makes all that it offers.
     *
     * @throws ExtraFailure when any of it fails
     */
    public List<Object> openAll() {
        return services.stream()
                .flatMap(service -> open(type(service)).stream())
                .map(Object.class::cast)
                .toList();
    }

    /**
     * Makes what it offers of a kind.
     *
     * @param type an interface of the program
     * @return empty when it offers nothing of it
     * @throws ExtraFailure when that fails
     */
    public <S> List<S> open(Class<S> type) {
        try {
            return ServiceLoader.load(type, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .toList();
        } catch (Exception | Error e) {
            throw new ExtraFailure(name, place, e);
        }
    }

    private Class<?> type(String service) {
        try {
            return Class.forName(service, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ExtraFailure(name, place, e);
        }
    }
}
