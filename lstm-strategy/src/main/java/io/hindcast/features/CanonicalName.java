package io.hindcast.features;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import io.hindcast.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a feature's canonical name, such as {@code macd(fast-bars=12,slow-bars=26)}, back into a config's entry. */
final class CanonicalName {
    private static final Pattern WHOLE = Pattern.compile("([a-z0-9-]+)(?:\\((.+)\\))?");
    private static final Pattern ARGUMENT = Pattern.compile("([a-z-]+)=([^,=]+)");

    private CanonicalName() {}

    /** @throws InvalidInputException when the text is not written like a canonical name */
    static Settings settings(String name) {
        Matcher whole = WHOLE.matcher(name);
        if (!whole.matches()) {
            throw malformed(name);
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", whole.group(1));
        if (whole.group(2) != null) {
            for (String argument : whole.group(2).split(",", -1)) {
                Matcher parts = ARGUMENT.matcher(argument);
                if (!parts.matches()) {
                    throw malformed(name);
                }
                entry.put(parts.group(1), number(name, parts.group(2)));
            }
        }
        return MapSettings.of(entry);
    }

    private static Number number(String name, String text) {
        try {
            if (text.matches("-?[0-9]+")) {
                return Integer.valueOf(text);
            }
            if (text.matches("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")) {
                return Double.valueOf(text);
            }
            throw malformed(name);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    Objects.requireNonNull(malformed(name).getMessage()), e);
        }
    }

    private static InvalidInputException malformed(String name) {
        return new InvalidInputException(
                "'" + name + "' is no feature's canonical name; expected one such as rsi(bars=14)");
    }
}
