package io.hindcast.settings;

import java.io.Serial;

/**
 * A mistake in what the user gave: a file, a config value, an argument. The message says what is wrong, where, what was
 * expected and what to do; it is shown as it is, without a stack trace, and the program ends with exit code 2.
 */
public class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what, where, what was expected, what to do */
    public InvalidInputException(String message) {
        super(message);
    }

    /**
     * @param message what, where, what was expected, what to do
     * @param cause what revealed it
     */
    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
