package io.hindcast.store.queue;

import io.hindcast.settings.InvalidInputException;
import java.util.regex.Pattern;

/** What a queue may be called: a name that is a folder's on every system. */
public final class QueueName {
    static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private QueueName() {}

    /** True for a valid name. */
    public static boolean valid(String name) {
        return PATTERN.matcher(name).matches();
    }

    /**
     * Returns a valid name as it is.
     *
     * @throws InvalidInputException when it is not valid
     */
    public static String require(String name) {
        if (!valid(name)) {
            throw new InvalidInputException(
                    "queue name '" + name
                            + "' is not valid: it must be up to 100 letters, digits and . _ - and begin with a letter or digit");
        }
        return name;
    }
}
