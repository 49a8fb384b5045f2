package io.hindcast.app;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something wrong in a section.
 *
 * @param key the key that is wrong
 * @param value what it is given
 * @param expected what the message must contain
 * @param inSchema false for what a schema can't say
 */
record Mistake(String key, Object value, String expected, boolean inSchema) {
    private static final Map<String, Object> MAPPING = Map.of("a", 1);

    private Mistake(String key, Object value, String expected) {
        this(key, value, expected, true);
    }

    /** A key that no section has, and one wrong value of each kind for each that it has. */
    static List<Mistake> in(DeclaredSections.Section section) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Declared each : section.keys().all()) {
            switch (each) {
                case Key<?> key -> of(mistakes, key);
                case Declared.Section inner -> mistakes.add(new Mistake(inner.name(), "x", "must be a mapping"));
                case Declared.SectionList list -> mistakes.add(new Mistake(list.name(), "x", "must be a list"));
            }
        }
        if (!section.keys().all().isEmpty()) {
            String known = section.keys().all().getFirst().name();
            mistakes.add(new Mistake(known + "x", 1, "unknown key; did you mean '"));
        }
        mistakes.add(new Mistake("zzzzzzzzzzzzzzzz", 1, "unknown key; known here: "));
        // What a comparison holds of other sections is looked at there, key by key.
        return section.path().startsWith("compare.") && mistakes.size() > 4
                ? Stream.concat(mistakes.stream().limit(2), mistakes.stream().skip(mistakes.size() - 2L))
                        .toList()
                : mistakes;
    }

    private static void of(List<Mistake> mistakes, Key<?> key) {
        String name = key.name();
        mistakes.add(new Mistake(name, MAPPING, "must be "));
        switch (key.kind()) {
            case Kind.Text text when text.form().isEmpty() -> {}
            case Kind.Text _ -> mistakes.add(new Mistake(name, "!?", "!?"));
            case Kind.Decimal number -> numbers(mistakes, key, number.min() - 1, 2 * number.max() + 1);
            case Kind.Whole number -> numbers(mistakes, key, number.min() - 1L, number.max() + 1L);
            case Kind.LongWhole _ -> mistakes.add(new Mistake(name, 1.5, "must be a whole number"));
            case Kind.Flag _ -> mistakes.add(new Mistake(name, "maybe", "must be true or false"));
            case Kind.Choice<?> choice ->
                mistakes.add(new Mistake(name, "no-such", "must be one of " + String.join(", ", choice.names())));
            case Kind.Date _ -> mistakes.add(new Mistake(name, "31.12.2015", "must be a date such as"));
            case Kind.Zone _ -> mistakes.add(new Mistake(name, "no zone", "must be a time zone, as in"));
            case Kind.Time time -> times(mistakes, name, time);
            case Kind.Wholes numbers -> {
                mistakes.add(new Mistake(name, List.of(), "must be a list of whole numbers, as in"));
                mistakes.add(new Mistake(name, List.of(numbers.max() + 1L), "must be from"));
            }
        }
    }

    private static void numbers(List<Mistake> mistakes, Key<?> key, Number below, Number above) {
        mistakes.add(new Mistake(key.name(), below, "must be from "));
        mistakes.add(new Mistake(key.name(), above, "must be from "));
        mistakes.add(new Mistake(
                key.name(),
                key.unit().equals("bps") ? "1%" : "5 bps",
                "write the number alone" + (key.unit().isEmpty() ? "" : ", in " + key.unit())));
    }

    private static void times(List<Mistake> mistakes, String name, Kind.Time time) {
        mistakes.add(new Mistake(name, "5 bps", "must be a whole number and one of ms, s, m, h, d, w"));
        if (time.min().compareTo(Duration.ZERO) > 0) {
            mistakes.add(new Mistake(name, "0s", "must be at least " + Kind.Time.text(time.min()), false));
        }
        mistakes.add(new Mistake(
                name,
                Kind.Time.text(time.max().plusMillis(1)),
                "must be at most " + Kind.Time.text(time.max()),
                false));
    }

    @Override
    public String toString() {
        return key + ": " + value;
    }
}
