package io.hindcast.paper.feeds.replay;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.Key;
import io.hindcast.settings.Settings;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast the past is replayed.
 *
 * @param factor seconds of the bars in a second; infinite for as fast as it goes
 */
record Speed(double factor) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)x?");
    private static final double SLOWEST = 0.001;

    static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    static final Key<String> KEY = Key.text(
                    "speed",
                    "max|[0-9]{1,9}(?:\\.[0-9]{1,9})?x?",
                    "`60x` is a minute of the bars a second, `max` as fast as it goes")
            .byDefault("1x");

    /** @throws InvalidInputException when the text is neither {@code max} nor a factor such as {@code 60x} */
    static Speed read(Settings settings) {
        String text = settings.get(KEY);
        if (text.equals("max")) {
            return MAX;
        }
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches() && Double.parseDouble(matcher.group(1)) >= SLOWEST) {
            return new Speed(Double.parseDouble(matcher.group(1)));
        }
        throw settings.invalid(
                KEY, "must be max or a factor of at least " + SLOWEST + ", as in 60x or 1x, but is '" + text + "'");
    }
}
