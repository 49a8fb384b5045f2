package io.hindcast.regimes;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The {@code regimes.names} section: what each kind is called. Kinds of the same name become one regime. */
final class RegimeNames {
    /** Longer ones would not fit into a table. */
    private static final int MOST_LETTERS = 16;

    private static final Map<RegimeKind, Key<String>> KEYS_OF = new EnumMap<>(RegimeKind.class);

    static {
        for (RegimeKind kind : RegimeKind.values()) {
            // For editors: without classes of Unicode, which some readers of JSON Schema refuse. The constructor reads
            // strictly.
            KEYS_OF.put(
                    kind,
                    Key.text(
                                    kind.key(),
                                    "[^\\x00-\\x2f:-@\\x5b-`\\x7b-\\xa0][^\\x00-\\x1f!-,\\x2f:-@\\x5b-\\x5e`\\x7b-\\xa0]{0,"
                                            + (MOST_LETTERS - 1) + "}",
                                    "What " + kind.key().replace('-', ' ') + " is called, in up to " + MOST_LETTERS
                                            + " letters; kinds of the same name are one regime")
                            .byDefault(kind.key()));
        }
    }

    /** What the section may hold. */
    static final Keys KEYS = Keys.of(KEYS_OF.values().toArray(Declared[]::new));

    private final List<String> distinct = new ArrayList<>();
    private final Map<RegimeKind, Integer> places = new EnumMap<>(RegimeKind.class);

    /** @throws io.hindcast.settings.InvalidInputException when a name can't stand in a table, or all are the same */
    RegimeNames(Settings names) {
        for (RegimeKind kind : RegimeKind.values()) {
            String name = names.get(Objects.requireNonNull(KEYS_OF.get(kind)));
            if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*") || name.length() > MOST_LETTERS) {
                throw names.invalid(
                        kind.key(),
                        "must be 1 to " + MOST_LETTERS + " letters, digits, blanks and . _ - and begin with a letter"
                                + " or digit, but is '" + name + "'");
            }
            if (!distinct.contains(name)) {
                distinct.add(name);
            }
            places.put(kind, distinct.indexOf(name));
        }
        if (distinct.size() < 2) {
            throw names.invalid(
                    RegimeKind.RANGE.key(),
                    "is the name of every regime; give at least two different names to tell apart");
        }
    }

    /** Each name once, in the order of the kinds. */
    List<String> distinct() {
        return List.copyOf(distinct);
    }

    /** The place of a kind's name in {@link #distinct()}. */
    int regime(RegimeKind kind) {
        return Objects.requireNonNull(places.get(kind));
    }
}
