package io.hindcast.feed;

import io.hindcast.market.BarSpecification;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;

/** Makes feeds of one kind. Found by {@link java.util.ServiceLoader}. */
public interface BarFeedProvider {
    /** As on the command line, for example {@code replay}. */
    String name();

    /** What it reads, in a line. */
    String description();

    /** What the settings may hold. */
    default Keys keys() {
        return Keys.NONE;
    }

    /**
     * Reads and checks the settings, and makes a feed. Reads nothing from the source yet.
     *
     * @param bars which bars it is to bring
     * @param settings what else it needs to know
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong
     */
    BarFeed create(BarSpecification bars, Settings settings);
}
