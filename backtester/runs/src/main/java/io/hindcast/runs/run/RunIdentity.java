package io.hindcast.runs.run;

import java.util.Map;
import java.util.Optional;

/**
 * What decides a session beside its config and its live bars. The build is no part of it: a session repeats its records, and
 * so shows whether another build decides otherwise.
 *
 * @param history SHA-256 of the bars before the first live one
 * @param model hash of the model that it begins with; empty without one
 * @param baseline SHA-256 of what live bars are held against; empty where there is nothing
 * @param plugins SHA-256 of each jar that its config names something of, by the jar's name
 */
public record RunIdentity(
        String history, Optional<String> model, Optional<String> baseline, Map<String, String> plugins) {
    /** Copies the map. */
    public RunIdentity {
        plugins = Map.copyOf(plugins);
    }
}
