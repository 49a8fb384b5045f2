package io.hindcast.plugin;

import io.hindcast.market.Instrument;
import io.hindcast.market.Interval;
import io.hindcast.settings.Settings;
import java.util.List;

/** What a part of a run is made with. Made by the engine; more may be added. */
public interface PartSetup {
    /** The section that names it; {@code name} has been read already. */
    Settings settings();

    /** What is traded. */
    List<Instrument> instruments();

    /** How long a bar is. */
    Interval interval();
}
