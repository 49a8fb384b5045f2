package io.hindcast.regimes;

import java.util.Locale;

/** What hindsight tells apart. A config names each; kinds of the same name are one regime. */
enum RegimeKind {
    TREND_UP,
    TREND_DOWN,
    RANGE,
    HIGH_VOLATILITY;

    /** As it stands in a config. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
