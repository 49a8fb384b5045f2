package io.hindcast.settings;

import java.util.Optional;

/** What may stand under one name in a section of a config. */
public sealed interface Declared permits Key, Declared.Section, Declared.SectionList {
    /** As it stands in the config. */
    String name();

    /** What it is, in a line. */
    String line();

    /**
     * A section within the section.
     *
     * @param keys what it may hold
     */
    record Section(String name, String line, Keys keys) implements Declared {}

    /**
     * A list of sections.
     *
     * @param keys what each may hold
     * @param alone the key that is meant where an entry is a mere value; empty where an entry must be a section
     */
    record SectionList(String name, String line, Keys keys, Optional<Key<?>> alone) implements Declared {}
}
