package io.hindcast.training;

import io.hindcast.training.architecture.Architecture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The reference's rules of thumb for depth by amount of data and for dropout. */
final class Guidelines {
    private static final double LEAST_DROPOUT = 0.2;
    private static final double MOST_DROPOUT = 0.5;

    private Guidelines() {}

    /** How many layers suit how many samples. */
    private record Depth(int least, int most) {
        static Depth of(long samples) {
            if (samples < 1_000) {
                return new Depth(1, 1);
            }
            if (samples < 10_000) {
                return new Depth(1, 2);
            }
            return samples < 100_000 ? new Depth(2, 3) : new Depth(3, 4);
        }

        @Override
        public String toString() {
            return least == most ? most + " layer" : least + " to " + most + " layers";
        }
    }

    /**
     * A sentence for each rule that the network breaks.
     *
     * @param samples windows of the training segment
     */
    static List<String> warnings(Architecture architecture, long samples) {
        List<String> warnings = new ArrayList<>();
        Depth depth = Depth.of(samples);
        if (architecture.depth() < depth.least() || architecture.depth() > depth.most()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "model: %d LSTM layer%s for %,d training samples; the guideline for so many is %s.",
                    architecture.depth(),
                    architecture.depth() == 1 ? "" : "s",
                    samples,
                    depth));
        }
        for (Map.Entry<String, Double> dropout : new TreeMap<>(architecture.dropouts()).entrySet()) {
            if (dropout.getValue() < LEAST_DROPOUT || dropout.getValue() > MOST_DROPOUT) {
                warnings.add("model." + dropout.getKey() + ": is " + dropout.getValue() + "; the guideline is "
                        + LEAST_DROPOUT + " to " + MOST_DROPOUT + ".");
            }
        }
        return warnings;
    }
}
