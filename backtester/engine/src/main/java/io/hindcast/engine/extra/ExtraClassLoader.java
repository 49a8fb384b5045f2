package io.hindcast.engine.extra;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The classes of an extra. Those of the program itself, {@code io.hindcast}, are shared with it; of a library that both have,
 * its own version is the one it sees.
 */
final class ExtraClassLoader extends URLClassLoader {
    private static final String PROGRAM = "io.hindcast.";

    static {
        registerAsParallelCapable();
    }

    ExtraClassLoader(String name, URL... jars) {
        super(name, jars, ExtraClassLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(PROGRAM)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> type = findLoadedClass(name);
            if (type == null) {
                type = ownOrOfTheProgram(name);
            }
            if (resolve) {
                resolveClass(type);
            }
            return type;
        }
    }

    /** The JDK can't be replaced. */
    private Class<?> ownOrOfTheProgram(String name) throws ClassNotFoundException {
        try {
            return getPlatformClassLoader().loadClass(name);
        } catch (ClassNotFoundException noneOfTheJdk) {
            try {
                return findClass(name);
            } catch (ClassNotFoundException notItsOwn) {
                return getParent().loadClass(name);
            }
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        all.addAll(Collections.list(getParent().getResources(name)));
        return Collections.enumeration(all);
    }
}
