package io.hindcast.runs.compare;

import io.hindcast.report.comparison.EntrantKind;
import io.hindcast.settings.MapSettings;
import java.util.function.Supplier;

/**
 * One run of a comparison.
 *
 * @param id its folder's name
 * @param symbol the instrument
 * @param entrant what is trained
 * @param seed of the training
 * @param config gives its config, anew each time
 * @param checked what the config says
 */
record ComparedRun(
        String id, String symbol, Entrant entrant, long seed, Supplier<MapSettings> config, CheckedRun checked) {
    /** What its entrant is. */
    EntrantKind kind() {
        return checked.offline() ? EntrantKind.OFFLINE : EntrantKind.CAUSAL;
    }

    /** How a progress display calls it. */
    String shown() {
        return symbol + " " + entrant.label() + " seed " + seed;
    }
}
