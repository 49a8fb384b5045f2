package io.hindcast.engine.plugin;

import io.hindcast.strategy.StrategyProvider;
import java.net.URL;
import java.security.CodeSource;
import java.util.Objects;

/**
 * What plugins see of the program: the JDK and {@code strategy-api}. The program's libraries are hidden, so that a plugin
 * may bring other versions of them, and cannot come to depend on them.
 */
final class ApiClassLoader extends ClassLoader {
    private static final String PREFIX = "io.hindcast.";
    private static final ClassLoader PROGRAM = StrategyProvider.class.getClassLoader();
    private static final URL API = origin(StrategyProvider.class);

    ApiClassLoader() {
        super("hindcast-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(PREFIX)) {
            Class<?> type = Class.forName(name, false, PROGRAM);
            if (Objects.equals(String.valueOf(API), String.valueOf(origin(type)))) {
                return type;
            }
        }
        throw new ClassNotFoundException(name + " (a plugin sees the JDK, strategy-api and its own jar)");
    }

    private static URL origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null ? null : source.getLocation();
    }
}
