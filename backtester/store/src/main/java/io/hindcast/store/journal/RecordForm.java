package io.hindcast.store.journal;

import io.hindcast.settings.InvalidInputException;

/**
 * The form in which a record is stored: {@code 2 TEXT}, the number of the form before its text. Records of form 1, of builds
 * that knew no forms, are their text alone, which begins with a letter.
 */
final class RecordForm {
    /** The form of what this build writes. */
    static final int CURRENT = 2;

    private static final String PREFIX = CURRENT + " ";
    private static final int MOST_DIGITS = 9;

    private RecordForm() {}

    /** A record as it is stored. */
    static String stored(String text) {
        return PREFIX + text;
    }

    /**
     * A record's text.
     *
     * @throws InvalidInputException when a newer build has written it
     */
    static String text(String stored) {
        if (stored.startsWith(PREFIX)) {
            return stored.substring(PREFIX.length());
        }
        int space = stored.indexOf(' ');
        if (space > 0 && space <= MOST_DIGITS && stored.chars().limit(space).allMatch(Character::isDigit)) {
            throw new InvalidInputException("the journal holds a record of version " + stored.substring(0, space)
                    + ", and this build reads versions 1 and " + CURRENT + ": '" + stored
                    + "'; continue the session with the build that wrote it, or a newer one");
        }
        return stored;
    }
}
