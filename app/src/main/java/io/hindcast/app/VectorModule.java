package io.hindcast.app;

/**
 * Makes {@code jdk.incubator.vector} available to the class path without {@code --add-modules}, with which the JVM prints
 * a warning at every start that no option turns off. It is loaded as an agent loads {@code java.instrument}: by the
 * JDK's own {@code jdk.internal.module.Modules}, exported to us on the command line. HotSpot turns its vector
 * intrinsics on when the module is defined, early or late; the speed is the same.
 */
final class VectorModule {
    private static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Loads the module; does nothing when the JVM was started with it.
     *
     * @throws IllegalStateException when this JDK does not let us; the message says what to do
     */
    static void load() {
        if (ModuleLayer.boot().findModule(NAME).isPresent()) {
            return;
        }
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "can't load " + NAME + " into Java " + Runtime.version() + "; set HINDCAST_OPTS=--add-modules="
                            + NAME,
                    e);
        }
    }
}
