package io.hindcast.training.architecture;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The architectures by the names that a config uses, each with its keys, defaults and bounds. */
public enum ArchitectureName {
    /** See {@link Stacked}. */
    STACKED {
        @Override
        Architecture readKeys(Settings model) {
            return new Stacked(
                    model.get(ArchitectureKeys.LAYERS.byDefault(2)),
                    model.get(ArchitectureKeys.HIDDEN),
                    model.get(ArchitectureKeys.DROPOUT));
        }
    },
    /** See {@link Pyramid}. */
    PYRAMID {
        @Override
        Architecture readKeys(Settings model) {
            List<Integer> units = model.get(ArchitectureKeys.UNITS);
            if (units.size() > ArchitectureKeys.MOST_LAYERS) {
                throw model.invalid(
                        ArchitectureKeys.UNITS,
                        "must have from 1 to " + ArchitectureKeys.MOST_LAYERS + " layers, but has " + units.size());
            }
            return new Pyramid(units, model.get(ArchitectureKeys.DROPOUT));
        }
    },
    /** See {@link Variational}. */
    VARIATIONAL {
        @Override
        Architecture readKeys(Settings model) {
            return new Variational(
                    model.get(ArchitectureKeys.LAYERS.byDefault(3)),
                    model.get(ArchitectureKeys.HIDDEN),
                    model.get(ArchitectureKeys.DROPOUT));
        }
    },
    /** See {@link RecurrentDropout}. */
    RECURRENT_DROPOUT {
        @Override
        Architecture readKeys(Settings model) {
            return new RecurrentDropout(
                    model.get(ArchitectureKeys.LAYERS.byDefault(2)),
                    model.get(ArchitectureKeys.HIDDEN),
                    model.get(ArchitectureKeys.DROPOUT),
                    model.get(ArchitectureKeys.RECURRENT_DROPOUT));
        }
    },
    /** See {@link Bidirectional}. */
    BIDIRECTIONAL {
        @Override
        Architecture readKeys(Settings model) {
            return new Bidirectional(
                    model.get(ArchitectureKeys.LAYERS.byDefault(1)),
                    model.get(ArchitectureKeys.HIDDEN),
                    model.get(ArchitectureKeys.DROPOUT));
        }
    },
    /** See {@link DeepBidirectional}. */
    DEEP_BIDIRECTIONAL {
        @Override
        Architecture readKeys(Settings model) {
            return new DeepBidirectional(
                    model.get(ArchitectureKeys.DEEP_LAYERS),
                    model.get(ArchitectureKeys.DEEP_HIDDEN),
                    model.get(ArchitectureKeys.DEEP_DROPOUT));
        }
    },
    /** See {@link Deep}. */
    DEEP {
        @Override
        Architecture readKeys(Settings model) {
            return new Deep(
                    model.get(ArchitectureKeys.DEEP_LAYERS),
                    model.get(ArchitectureKeys.DEEP_HIDDEN),
                    model.get(ArchitectureKeys.DEEP_DROPOUT),
                    model.get(ArchitectureKeys.SKIP),
                    model.get(ArchitectureKeys.ATTENTION));
        }
    };

    /** The key that names one. */
    public static final Key<ArchitectureName> KEY = Key.choice(
                    "architecture", ArchitectureName.class, "The network; each has keys of its own")
            .byDefault(STACKED);

    /** The keys of each, by the names that a config uses. */
    public static Map<String, Keys> keys() {
        Map<String, Keys> all = new LinkedHashMap<>();
        for (ArchitectureName name : values()) {
            all.put(name.toString(), ArchitectureKeys.of(name));
        }
        return all;
    }

    /**
     * Reads {@code architecture} and the keys of the one that it names.
     *
     * @throws io.hindcast.settings.InvalidInputException when a value is wrong, or a key belongs to another architecture
     */
    public static Architecture read(Settings model) {
        ArchitectureName name = model.get(KEY);
        List<String> own = names(ArchitectureKeys.of(name)).toList();
        for (String key : Arrays.stream(values())
                .flatMap(each -> names(ArchitectureKeys.of(each)))
                .distinct()
                .sorted()
                .toList()) {
            if (model.has(key) && !own.contains(key)) {
                throw model.invalid(
                        key,
                        "architecture " + name + " has no such key; it has " + String.join(", ", own)
                                + (name == PYRAMID
                                        ? ", where units lists the size of each layer, as in units: [128, 64, 32]"
                                        : "")
                                + "; change the key or model.architecture");
            }
        }
        return name.readKeys(model);
    }

    private static Stream<String> names(Keys keys) {
        return keys.all().stream().map(Declared::name);
    }

    abstract Architecture readKeys(Settings model);

    /** As it stands in a config. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
