package io.hindcast.engine.split;

import io.hindcast.settings.Key;
import io.hindcast.settings.Settings;

/** What keeps the labels and windows of one segment out of another. */
final class PurgeKeys {
    static final int MOST = 1_000_000;
    static final Key<Integer> PURGE = Key.integer(
                    "purge-bars",
                    0,
                    MOST,
                    "Bars at the end of training and validation whose labels reach into the next segment; at least the"
                            + " horizon")
            .unit("bars")
            .usually("the model's horizon");

    private PurgeKeys() {}

    /** @throws io.hindcast.settings.InvalidInputException when it is below the horizon */
    static int purge(Settings settings, int horizonBars) {
        return atLeast(
                settings,
                PURGE,
                horizonBars,
                "the model's horizon (" + horizonBars + "), since a label looks so far ahead");
    }

    /** Reads a number of bars that has a least value, which is its default too. */
    static int atLeast(Settings settings, Key<Integer> key, int least, String why) {
        int bars = settings.get(key.byDefault(least));
        if (bars < least) {
            throw settings.invalid(key, "must be at least " + why + ", but is " + bars);
        }
        return bars;
    }
}
