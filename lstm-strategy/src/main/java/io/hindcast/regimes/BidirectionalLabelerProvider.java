package io.hindcast.regimes;

import io.hindcast.regime.RegimeLabeler;
import io.hindcast.regime.RegimeLabelerProvider;
import io.hindcast.settings.Keys;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.List;
import java.util.Map;

/** Offers the regime labeler {@code bidirectional-lstm}. */
public final class BidirectionalLabelerProvider implements RegimeLabelerProvider {
    /** For {@link java.util.ServiceLoader}. */
    public BidirectionalLabelerProvider() {}

    @Override
    public String name() {
        return "bidirectional-lstm";
    }

    @Override
    public List<Settings> defaultFeatures() {
        return List.of(
                MapSettings.of(Map.of("name", "log-return")),
                MapSettings.of(Map.of("name", "log-return", "bars", 10)),
                MapSettings.of(Map.of("name", "range")),
                MapSettings.of(Map.of("name", "volatility", "bars", 20)),
                MapSettings.of(Map.of("name", "ema-ratio", "bars", 20)));
    }

    @Override
    public Keys keys() {
        return RegimeSettings.KEYS;
    }

    @Override
    public RegimeLabeler configure(Settings regimes) {
        return new BidirectionalLabeler(RegimeSettings.read(regimes));
    }
}
