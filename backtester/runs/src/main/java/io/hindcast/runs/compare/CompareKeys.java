package io.hindcast.runs.compare;

import io.hindcast.engine.plugin.ProviderKind;
import io.hindcast.runs.config.ConfigKeys;
import io.hindcast.runs.config.DataSection;
import io.hindcast.runs.config.Providers;
import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the config of a comparison may hold: that of a backtest, and the section {@code compare}. */
public final class CompareKeys {
    static final String SECTION = "compare";
    static final String ARCHITECTURES = "architectures";
    static final String SYMBOLS = "symbols";
    static final String LABEL_FORM = "[A-Za-z0-9][A-Za-z0-9 ._+-]{0,39}";

    private static final Key<String> ARCHITECTURE = Key.text("architecture", "An architecture of the model");
    private static final Key<String> LABEL = Key.text(
                    "label", LABEL_FORM, "What the entrant is called, in up to 40 letters")
            .usually("its architecture");
    static final Key<List<Integer>> SEED_LIST =
            Key.integers("seeds", Integer.MIN_VALUE, Integer.MAX_VALUE, "These seeds");
    static final Key<Integer> SEEDS = Key.integer(
                    "seeds", 1, 1_000, "How many, from the config's `seed` on, or a list of seeds")
            .byDefault(3)
            .or(SEED_LIST);
    static final Key<Integer> SIDE_BY_SIDE = Key.integer("side-by-side", 1, 256, "Jobs at a time; changes no figure")
            .unit("jobs")
            .usually("as many as there are processors");

    /** Before it is known what the config names. */
    static final Keys OPEN = ConfigKeys.run().and(section(Keys.NONE.open()));

    private CompareKeys() {}

    /** The whole config, with what providers declare where they are named. */
    public static Keys of(Providers providers) {
        return ConfigKeys.of(providers).and(section(entrant(providers.keys(ProviderKind.MODEL))));
    }

    /** An entrant leaves to the config's model what it doesn't name, the architecture too. */
    private static Keys entrant(Map<String, Keys> models) {
        // Which keys there are depends on a name in another section, unless one model has those of all.
        Optional<Keys> widest = models.values().stream()
                .filter(each ->
                        models.values().stream().allMatch(other -> each.names().containsAll(other.names())))
                .findFirst();
        if (widest.isEmpty()) {
            return Keys.NONE.open();
        }
        Keys model = widest.get();
        return model.choice()
                .map(choice -> model.with(choice.by().optional("that of `model`"))
                        .choosing(choice.by().optional("that of `model`"), choice.keys()))
                .orElse(model);
    }

    private static Declared section(Keys model) {
        return Keys.section(
                SECTION,
                "What `hindcast compare` sets side by side",
                Keys.of(
                        Keys.list(
                                ARCHITECTURES,
                                "The entrants: an architecture of [docs/architectures.md](architectures.md), or a mapping of"
                                        + " `model` keys that this entrant has of its own, such as `{label: wide,"
                                        + " architecture: stacked, hidden: 128}`; all else is that of the config's `model`."
                                        + " Without it all that `model.name` has",
                                Keys.of(LABEL).and(model).and(ConfigKeys.SEEDS),
                                ARCHITECTURE),
                        SEEDS,
                        Keys.list(
                                SYMBOLS,
                                "A `data` section each, and a table of its own; without it that of `data`",
                                DataSection.KEYS),
                        SIDE_BY_SIDE));
    }
}
