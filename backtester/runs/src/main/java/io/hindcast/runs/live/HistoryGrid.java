package io.hindcast.runs.live;

import io.hindcast.market.BarSource;
import io.hindcast.market.MutableBar;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import io.hindcast.store.queue.QueueMetadata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Takes from the history where live bars can close, when the config does not say it. */
public final class HistoryGrid {
    private static final String SECTION = "paper";
    private static final String KEY = "market";

    /** So many bars of a history show where its bars close. */
    private static final int LOOKED_AT = 10_000;

    private HistoryGrid() {}

    /**
     * The config with {@code paper.market: sessions}, when it names no market and its history has bars that close where those
     * of the usual market can't.
     *
     * @param bars opens the history
     * @return empty when the config may stay as it is
     */
    public static Optional<MapSettings> sessions(MapSettings config, QueueMetadata history, Supplier<BarSource> bars) {
        // Asked of a copy: the order in which keys are asked for is that of the resolved config, by which a session
        // knows
        // what it was begun with.
        MapSettings copy = config.derived(config.tree(), UnaryOperator.identity());
        Settings paper = copy.has(SECTION) ? copy.section(SECTION) : MapSettings.of(Map.of());
        if (paper.has(KEY)
                || GateSettings.usualMarket(history.bars()) == Market.SESSIONS
                || !hasBarsOffTheGrid(history, bars)) {
            return Optional.empty();
        }
        Map<String, Object> tree = config.tree();
        Map<String, Object> section = new LinkedHashMap<>();
        if (tree.get(SECTION) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> section.put(String.valueOf(key), value));
        }
        section.put(KEY, "sessions");
        tree.put(SECTION, section);
        return Optional.of(config.derived(tree, path -> path));
    }

    /** What was inferred, in words. */
    public static String words(QueueMetadata history) {
        return "the bars of queue '" + history.name() + "' don't close at multiples of " + history.interval()
                + " since 1970-01-01T00:00Z or at its session close, so live bars are taken as those of a market with"
                + " sessions (paper.market: sessions)";
    }

    private static boolean hasBarsOffTheGrid(QueueMetadata history, Supplier<BarSource> open) {
        PriceCheck usual = PriceCheck.in(Market.CONTINUOUS, history.bars());
        try (BarSource bars = open.get()) {
            MutableBar bar = new MutableBar();
            for (int i = 0; i < LOOKED_AT && bars.next(bar); i++) {
                if (!usual.canClose(bar.closeTime())) {
                    return true;
                }
            }
            return false;
        }
    }
}
