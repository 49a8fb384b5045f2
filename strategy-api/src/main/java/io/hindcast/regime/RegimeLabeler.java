package io.hindcast.regime;

/**
 * Says in hindsight in which regime a market was. It reads a whole history, the future of each bar included, so it must
 * never trade: it has nothing in common with a {@code Forecaster}, and no engine takes it.
 */
public interface RegimeLabeler {
    /** How many bars before or behind a bar its teaching label looks at most: the least there is to purge. */
    int reachBars();

    /**
     * Learns from the training bars and labels all of them. The same history gives the same labels, to the bit.
     *
     * @param progress told after each pass over the training bars
     * @throws io.hindcast.settings.InvalidInputException when the training segment is too short for the settings, or
     *     training does not converge
     */
    RegimeLabels label(RegimeHistory history, LabelingProgress progress);
}
