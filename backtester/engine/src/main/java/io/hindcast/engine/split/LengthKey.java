package io.hindcast.engine.split;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Kind;
import io.hindcast.settings.Settings;
import java.util.Optional;

/** The declaration of a length: a whole number of bars, or a text such as {@code 90d}, {@code 12w}, {@code 6mo}, {@code 4y}. */
final class LengthKey {
    private static final String WHOLE = "[-+]?[0-9]+(?:_[0-9]+)*";

    private final Key<Integer> bars;
    private final Key<String> calendar;

    /** @param bars the key of the number; what is said of its absence is true of the text too */
    LengthKey(Key<Integer> bars) {
        this.calendar =
                Key.text(bars.name(), BarLength.CALENDAR_FORM, bars.line()).optional();
        this.bars = bars.or(calendar);
    }

    /** What a section declares. */
    Key<Integer> declared() {
        return bars;
    }

    /**
     * Reads the length, or the key's default.
     *
     * @throws InvalidInputException when it is missing, out of range or neither a number nor a length
     */
    BarLength get(Settings settings) {
        Optional<String> text = settings.find(calendar);
        if (text.isPresent() && !text.get().matches(WHOLE)) {
            return BarLength.calendar(text.get()).orElseThrow(() -> neither(settings, text.get()));
        }
        return new BarLength.Bars(settings.get(bars));
    }

    /** Reads the length; where it is absent the other one stands in the resolved config. */
    BarLength get(Settings settings, BarLength otherwise) {
        if (settings.has(bars)) {
            return get(settings);
        }
        return switch (otherwise) {
            case BarLength.Bars number -> new BarLength.Bars(settings.get(bars.byDefault(number.count())));
            case BarLength.Calendar length -> {
                settings.get(calendar.byDefault(length.toString()));
                yield length;
            }
        };
    }

    private InvalidInputException neither(Settings settings, String text) {
        String range =
                bars.kind() instanceof Kind.Whole whole ? " (from " + whole.min() + " to " + whole.max() + ")" : "";
        return settings.invalid(
                bars,
                "must be a whole number" + range + " or a calendar length as in 90d, 12w, 6mo or 4y, but is the text '"
                        + text + "'; write the number alone, in bars, or the length without a space");
    }
}
