package io.hindcast.runs.live;

import io.hindcast.market.BarSpecification;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/**
 * The {@code paper} section of a config. A backtest reads it too and does without it.
 *
 * @param feed name of the live queue
 * @param gate what the gate goes by
 */
public record LiveSettings(String feed, GateSettings gate) {
    private static final Key<String> FEED = Key.text("feed", "The live queue").usually("the name of `data.queue`");

    /** What the section may hold about live bars. */
    public static final Keys KEYS = Keys.of(FEED).and(GateSettings.KEYS);

    /**
     * Reads the section: {@code feed}, by default the name of the history's queue, and the keys of {@link GateSettings#read}.
     *
     * @param usualFeed the default
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong
     */
    public static LiveSettings read(Settings paper, BarSpecification bars, String usualFeed) {
        return new LiveSettings(paper.get(FEED.byDefault(usualFeed)), GateSettings.read(paper, bars));
    }
}
