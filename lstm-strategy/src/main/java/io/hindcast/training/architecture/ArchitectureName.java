package io.hindcast.training.architecture;

import io.hindcast.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The architectures by the names that a config uses, each with its keys, defaults and bounds. */
public enum ArchitectureName {
    /** See {@link Stacked}. */
    STACKED("layers, hidden, dropout") {
        @Override
        Architecture readKeys(Settings model) {
            return new Stacked(layers(model, 2), hidden(model, 64), dropout(model, 0.2));
        }
    },
    /** See {@link Pyramid}. */
    PYRAMID("units, dropout") {
        @Override
        Architecture readKeys(Settings model) {
            List<Integer> units = model.integers("units", List.of(128, 64, 32), 1, MOST_UNITS);
            if (units.size() > MOST_LAYERS) {
                throw model.invalid("units", "must have from 1 to " + MOST_LAYERS + " layers, but has " + units.size());
            }
            return new Pyramid(units, dropout(model, 0.2));
        }
    },
    /** See {@link Variational}. */
    VARIATIONAL("layers, hidden, dropout") {
        @Override
        Architecture readKeys(Settings model) {
            return new Variational(layers(model, 3), hidden(model, 64), dropout(model, 0.2));
        }
    },
    /** See {@link RecurrentDropout}. */
    RECURRENT_DROPOUT("layers, hidden, dropout, recurrent-dropout") {
        @Override
        Architecture readKeys(Settings model) {
            return new RecurrentDropout(
                    layers(model, 2),
                    hidden(model, 64),
                    dropout(model, 0.2),
                    model.decimal("recurrent-dropout", 0.2, 0, MOST_DROPOUT));
        }
    },
    /** See {@link Bidirectional}. */
    BIDIRECTIONAL("layers, hidden, dropout") {
        @Override
        Architecture readKeys(Settings model) {
            return new Bidirectional(layers(model, 1), hidden(model, 64), dropout(model, 0.2));
        }
    },
    /** See {@link DeepBidirectional}. */
    DEEP_BIDIRECTIONAL("layers, hidden, dropout") {
        @Override
        Architecture readKeys(Settings model) {
            return new DeepBidirectional(deepLayers(model), deepHidden(model), dropout(model, 0.3));
        }
    },
    /** See {@link Deep}. */
    DEEP("layers, hidden, dropout, skip, attention") {
        @Override
        Architecture readKeys(Settings model) {
            return new Deep(
                    deepLayers(model),
                    deepHidden(model),
                    dropout(model, 0.3),
                    model.flag("skip", false),
                    model.flag("attention", false));
        }
    };

    private static final int MOST_LAYERS = 4;
    private static final int MOST_UNITS = 2_048;
    private static final double MOST_DROPOUT = 0.95;
    private static final Set<String> ALL_KEYS =
            Set.of("layers", "hidden", "units", "dropout", "recurrent-dropout", "skip", "attention");

    private final String keys;

    ArchitectureName(String keys) {
        this.keys = keys;
    }

    /**
     * Reads {@code architecture} and the keys of the one that it names.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong, or a key belongs to another architecture
     */
    public static Architecture read(Settings model) {
        ArchitectureName name = model.choice("architecture", STACKED);
        List<String> own = List.of(name.keys.split(", ", -1));
        for (String key : ALL_KEYS.stream().sorted().toList()) {
            if (model.has(key) && !own.contains(key)) {
                throw model.invalid(
                        key,
                        "architecture " + name + " has no such key; it has " + name.keys
                                + (name == PYRAMID
                                        ? ", where units lists the size of each layer, as in units: [128, 64, 32]"
                                        : "")
                                + "; change the key or model.architecture");
            }
        }
        return name.readKeys(model);
    }

    abstract Architecture readKeys(Settings model);

    private static int layers(Settings model, int defaultValue) {
        return model.integer("layers", defaultValue, 1, MOST_LAYERS);
    }

    private static int hidden(Settings model, int defaultValue) {
        return model.integer("hidden", defaultValue, 1, MOST_UNITS);
    }

    private static int deepLayers(Settings model) {
        return model.integer("layers", 3, 2, MOST_LAYERS);
    }

    private static int deepHidden(Settings model) {
        return model.integer("hidden", 128, 2, MOST_UNITS);
    }

    private static double dropout(Settings model, double defaultValue) {
        return model.decimal("dropout", defaultValue, 0, MOST_DROPOUT);
    }

    /** As it stands in a config. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
