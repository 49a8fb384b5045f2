package io.hindcast.settings;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in what the user gave: a file, a config value, an argument. The message says what is wrong, where, what was
 * expected and what to do; it is shown without a stack trace, and the program ends with exit code 2. Values that it quotes
 * may come from anywhere, so that the message is one line without control characters ({@link PrintableText#line(String)}).
 */
public class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what, where, what was expected, what to do */
    public InvalidInputException(String message) {
        super(PrintableText.line(message));
    }

    /**
     * @param message what, where, what was expected, what to do
     * @param cause what revealed it
     */
    public InvalidInputException(String message, @Nullable Throwable cause) {
        super(PrintableText.line(message), cause);
    }
}
