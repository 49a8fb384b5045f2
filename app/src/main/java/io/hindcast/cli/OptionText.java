package io.hindcast.cli;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.time.DateTimeException;
import java.util.Map;
import java.util.function.Function;

/** Reads the text of an option. */
final class OptionText {
    private OptionText() {}

    /** Settings made of options, by their names without dashes; messages name the option. */
    static MapSettings settings(Map<String, ?> options) {
        return MapSettings.of(options, path -> "--" + path);
    }

    /**
     * Parses a text.
     *
     * @throws InvalidInputException naming the option, when it can't be parsed
     */
    static <T> T parse(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new InvalidInputException(option + " '" + text + "' is not valid: " + e.getMessage(), e);
        }
    }
}
