package io.hindcast.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one section of a config may hold, in the order in which documents list it. Reading, errors for unknown keys, the
 * tables in the documents and the schema for editors all come from it. A section that declares nothing has no keys.
 */
public final class Keys {
    /** Nothing. */
    public static final Keys NONE = new Keys(Map.of(), null, true);

    private final Map<String, Declared> all;
    private final @Nullable Choice choice;
    private final boolean complete;

    /**
     * Keys that are there for some values of another key.
     *
     * @param by the key that decides
     * @param keys what its values add to the section
     */
    public record Choice(Key<?> by, Map<String, Keys> keys) {
        /** Keeps the order. */
        public Choice {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }
    }

    private Keys(Map<String, Declared> all, @Nullable Choice choice, boolean complete) {
        this.all = Collections.unmodifiableMap(all);
        this.choice = choice;
        this.complete = complete;
    }

    /**
     * Keys and sections.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public static Keys of(Declared... keys) {
        return NONE.and(keys);
    }

    /** A section within a section. */
    public static Declared section(String name, String line, Keys keys) {
        return new Declared.Section(name, line, keys, false);
    }

    /** A section within a section that has to be there; whoever reads it says so by a key that it needs. */
    public static Declared neededSection(String name, String line, Keys keys) {
        return new Declared.Section(name, line, keys, true);
    }

    /** A list of sections. */
    public static Declared list(String name, String line, Keys keys) {
        return new Declared.SectionList(name, line, keys, Optional.empty());
    }

    /** A list of sections, of which an entry may be written as the value of one key alone. */
    public static Declared list(String name, String line, Keys keys, Key<?> alone) {
        return new Declared.SectionList(name, line, keys, Optional.of(alone));
    }

    /**
     * These and more.
     *
     * @throws IllegalArgumentException when two have the same name
     */
    public Keys and(Declared... more) {
        Map<String, Declared> both = new LinkedHashMap<>(all);
        Arrays.stream(more).forEach(each -> put(both, each));
        return new Keys(both, choice, complete);
    }

    /**
     * These and those.
     *
     * @throws IllegalArgumentException when two have the same name, or both have a choice
     */
    public Keys and(Keys more) {
        Map<String, Declared> both = new LinkedHashMap<>(all);
        more.all.values().forEach(each -> put(both, each));
        if (choice != null && more.choice != null) {
            throw new IllegalArgumentException("'" + choice.by().name() + "' and '"
                    + more.choice.by().name() + "' can't both choose the keys of one section");
        }
        return new Keys(both, choice == null ? more.choice : choice, complete && more.complete);
    }

    /**
     * These, and others for each value of one of them.
     *
     * @param by one of these keys
     * @param keys what its values add; a name may be there for several values
     */
    public Keys choosing(Key<?> by, Map<String, Keys> keys) {
        return new Keys(new LinkedHashMap<>(all), new Choice(by, keys), complete);
    }

    /**
     * These, and others that are told by {@link Settings#declare} when it is known what has them: a section of a plugin
     * before the plugin is found.
     */
    public Keys open() {
        return new Keys(new LinkedHashMap<>(all), choice, false);
    }

    /** What is there whatever a choice is, in order. */
    public List<Declared> all() {
        return List.copyOf(all.values());
    }

    /** Keys that depend on another's value. */
    public Optional<Choice> choice() {
        return Optional.ofNullable(choice);
    }

    /** All that the section may hold with one value of the key that chooses; {@link #all} where nothing does. */
    public Keys chosen(String value) {
        Keys others = choice == null ? NONE : choice.keys().getOrDefault(value, NONE);
        return new Keys(new LinkedHashMap<>(all), null, complete).and(others);
    }

    /** These, with another declaration of one of them in its place. */
    public Keys with(Key<?> instead) {
        Map<String, Declared> changed = new LinkedHashMap<>(all);
        changed.put(instead.name(), instead);
        return new Keys(changed, choice, complete);
    }

    /** False where others may be told later. */
    public boolean complete() {
        return complete;
    }

    Keys completed() {
        return new Keys(new LinkedHashMap<>(all), choice, true);
    }

    /** Whatever may stand under a name, in any choice; empty when nothing may. */
    List<Declared> named(String name) {
        List<Declared> found = new ArrayList<>();
        Optional.ofNullable(all.get(name)).ifPresent(found::add);
        choice().ifPresent(choosing -> choosing.keys().values().forEach(keys -> found.addAll(keys.named(name))));
        return found;
    }

    /** Every name that may stand in the section, in any choice. */
    public List<String> names() {
        List<String> names = new ArrayList<>(all.keySet());
        choice().ifPresent(choosing -> choosing.keys().values().forEach(keys -> names.addAll(keys.names())));
        return names.stream().distinct().toList();
    }

    private static void put(Map<String, Declared> all, Declared more) {
        if (all.putIfAbsent(more.name(), more) != null) {
            throw new IllegalArgumentException("the key '" + more.name() + "' is declared twice in one section");
        }
    }
}
