package io.hindcast.engine.plugin;

/** Something plugged in whose calls are watched. */
public interface Watched {
    /** Sees whether its calls return. */
    CallWatch watch();
}
