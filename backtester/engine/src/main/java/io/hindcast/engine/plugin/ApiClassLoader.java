package io.hindcast.engine.plugin;

import io.hindcast.strategy.StrategyProvider;
import java.security.CodeSource;

/**
 * What plugins see of the program: the JDK and {@code strategy-api}. The program's libraries are hidden, so that a plugin
 * may bring other versions of them, and cannot come to depend on them.
 */
final class ApiClassLoader extends ClassLoader {
    private static final String PREFIX = "io.hindcast.";
    private static final ClassLoader PROGRAM = StrategyProvider.class.getClassLoader();
    private static final String API = origin(StrategyProvider.class);

    ApiClassLoader() {
        super("hindcast-api", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(PREFIX)) {
            Class<?> type = Class.forName(name, false, PROGRAM);
            if (API.equals(origin(type))) {
                return type;
            }
        }
        throw new ClassNotFoundException(name + " (a plugin sees the JDK, strategy-api and its own jar)");
    }

    private static String origin(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return source == null || source.getLocation() == null
                ? ""
                : source.getLocation().toString();
    }
}
