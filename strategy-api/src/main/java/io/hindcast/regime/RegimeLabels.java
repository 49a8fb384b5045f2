package io.hindcast.regime;

import java.util.List;

/**
 * A regime for each bar of a history.
 *
 * @param names of the regimes; a regime is its place in this list
 * @param regimes {@code [bars]}
 * @param probabilities {@code [bars]} of the regime, as the labeler sees it, in (0, 1]
 * @param taught {@code [bars]} what the rule that taught the labeler says; {@link #NONE} where it says nothing, as at the
 *     end of a history, where it would have to look further
 * @param losses of each pass over the training bars: mean cross-entropy of a bar, in nats
 */
public record RegimeLabels(
        List<String> names, int[] regimes, double[] probabilities, int[] taught, List<Double> losses) {
    /** In place of a regime where there is none. */
    public static final int NONE = -1;

    /** @throws IllegalArgumentException when the arrays differ in length */
    public RegimeLabels {
        names = List.copyOf(names);
        losses = List.copyOf(losses);
        if (regimes.length != probabilities.length || regimes.length != taught.length) {
            throw new IllegalArgumentException(
                    "every bar must have a regime, a probability and what was taught: regimes=" + regimes.length
                            + ", probabilities=" + probabilities.length + ", taught=" + taught.length);
        }
    }
}
