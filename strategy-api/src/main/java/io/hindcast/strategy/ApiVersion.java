package io.hindcast.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this API: that of the {@code strategy-api} in a program, and that which a plugin was built against. A
 * plugin records it in the manifest of its jar as {@value #MANIFEST_ATTRIBUTE}.
 *
 * @param major changes when something that plugins use is removed or changed
 * @param minor changes when something is added; below 1.0, when anything is changed
 */
public record ApiVersion(int major, int minor) {
    /** Where a plugin's jar has it. */
    public static final String MANIFEST_ATTRIBUTE = "Hindcast-Api-Version";

    private static final String RESOURCE = "api.properties";
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(\\.\\d{1,6})?([-+].*)?");

    /** The version of the API that this program runs. */
    public static ApiVersion current() {
        return Current.VERSION;
    }

    /**
     * Reads a version such as {@code 0.1}, {@code 1.2.3} or {@code 0.1.0-SNAPSHOT}; what comes after the minor number
     * decides nothing.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ApiVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "an API version must be two or three numbers, as in 0.1 or 1.2.3: version='" + text + "'");
        }
        return new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * Whether what was built against another version runs on this one: the same major number, and a minor number that is
     * not newer; below 1.0, the same minor number.
     */
    public boolean runs(ApiVersion builtAgainst) {
        return major == builtAgainst.major && (major == 0 ? minor == builtAgainst.minor : minor >= builtAgainst.minor);
    }

    /** Which versions run on this one, in words: {@code 0.1}, or {@code 2.0 to 2.3}. */
    public String runnable() {
        return major == 0 || minor == 0 ? toString() : major + ".0 to " + this;
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        return major + "." + minor;
    }

    private static final class Current {
        private static final ApiVersion VERSION = read();

        private static ApiVersion read() {
            Properties properties = new Properties();
            try (InputStream stream = ApiVersion.class.getResourceAsStream(RESOURCE)) {
                properties.load(stream);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + RESOURCE, e);
            }
            return parse(properties.getProperty("version"));
        }
    }
}
