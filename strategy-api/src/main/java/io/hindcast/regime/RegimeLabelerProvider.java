package io.hindcast.regime;

import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.List;

/** Makes regime labelers from the {@code regimes} section of a config. Found by {@link java.util.ServiceLoader}. */
public interface RegimeLabelerProvider {
    /** As it stands in a config under {@code regimes.labeler}. */
    String name();

    /** What it is fed where a config has no {@code features}: entries as they would stand there. */
    List<Settings> defaultFeatures();

    /** What the section may hold beside {@code labeler}, {@code seed} and the keys of the split. */
    default Keys keys() {
        return Keys.NONE;
    }

    /**
     * Reads and checks the section.
     *
     * @param regimes the section; {@code labeler} and the keys of the split have been read already
     * @throws io.hindcast.settings.InvalidInputException when a setting is wrong
     */
    RegimeLabeler configure(Settings regimes);
}
