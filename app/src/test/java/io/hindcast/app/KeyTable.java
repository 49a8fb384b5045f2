package io.hindcast.app;

import io.hindcast.settings.Declared;
import io.hindcast.settings.Key;
import io.hindcast.settings.Keys;
import io.hindcast.settings.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A section's keys as a table of Markdown. */
final class KeyTable {
    private KeyTable() {}

    /** @param names of the keys that are in it; empty for all */
    static String of(Keys keys, List<String> names) {
        StringBuilder table = new StringBuilder("| key | default | values | |\n|---|---|---|---|\n");
        for (Declared each : keys.all()) {
            if (names.isEmpty() || names.contains(each.name())) {
                table.append(row(each));
            }
        }
        return table.toString();
    }

    /** A line for each name that chooses what else there is. */
    static String byChoice(Keys keys) {
        Keys.Choice choice = keys.choice().orElseThrow();
        StringBuilder table = new StringBuilder("| " + choice.by().name() + " | keys, defaults, values |\n|---|---|\n");
        boolean named = choice.by().name().equals("name");
        choice.keys()
                .forEach((name, more) -> table.append("| `" + name + "` | ")
                        .append(more.all().stream()
                                .map(each -> brief(each, named))
                                .collect(Collectors.joining(named ? "<br>" : ", ")))
                        .append(" |\n"));
        return table.toString();
    }

    private static String brief(Declared each, boolean withLine) {
        String brief = each instanceof Key<?> key
                ? "`" + key.name()
                        + key.written().map(written -> ": " + written).orElse("") + "` (" + values(key) + ")"
                : "`" + each.name() + "` (a list)";
        return withLine ? brief + ": " + each.line() : brief;
    }

    private static String row(Declared each) {
        return switch (each) {
            case Key<?> key -> row(key.name(), absent(key), values(key), key.line());
            case Declared.Section section ->
                row(section.name(), section.needed() ? "needed" : "", "a section", section.line());
            case Declared.SectionList list -> row(list.name(), "", "a list", list.line());
        };
    }

    private static String row(String name, String absent, String values, String line) {
        return "| `" + name + "` | " + absent + " | " + values.replace("|", "\\|") + " | " + line.replace("|", "\\|")
                + " |\n";
    }

    private static String absent(Key<?> key) {
        return key.written()
                .map(written -> "`" + (written instanceof Double number ? number(number) : written) + "`")
                .orElseGet(() -> key.absence() == Key.Absence.MISTAKE ? "needed" : key.words());
    }

    private static String values(Key<?> key) {
        String values = values(key.kind());
        String all = key.unit().isEmpty() ? values : values + " " + key.unit();
        return key.other().map(other -> all + ", or " + values(other)).orElse(all);
    }

    private static String values(Kind<?> kind) {
        return switch (kind) {
            case Kind.Text _ -> "a text";
            case Kind.Decimal number -> number(number.min()) + " to " + number(number.max());
            case Kind.Whole number -> number.min() + " to " + number.max();
            case Kind.LongWhole _ -> "a whole number";
            case Kind.Flag _ -> "`true`, `false`";
            case Kind.Choice<?> choice -> choice.names().stream().collect(Collectors.joining("`, `", "`", "`"));
            case Kind.Date _ -> "a date";
            case Kind.Zone _ -> "a time zone";
            case Kind.Time time ->
                Kind.Time.text(time.min()) + " to " + Kind.Time.text(time.max())
                        + time.plain()
                                .map(unit -> ", or a number of "
                                        + (unit.toString().equals("Millis")
                                                ? "milliseconds"
                                                : unit.toString().toLowerCase(Locale.ROOT)))
                                .orElse("");
            case Kind.Wholes numbers ->
                numbers.min() == Integer.MIN_VALUE
                        ? "a list of whole numbers"
                        : "a list of " + numbers.min() + " to " + numbers.max();
        };
    }

    private static String number(double value) {
        return value != 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e9)
                ? new BigDecimal(Double.toString(value))
                        .stripTrailingZeros()
                        .toString()
                        .replace("E+", "e")
                        .replace("E", "e")
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
