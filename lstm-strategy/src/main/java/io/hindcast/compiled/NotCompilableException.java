package io.hindcast.compiled;

/** A network has something that {@link NetworkCompiler} doesn't know; the message says what and where. */
public final class NotCompilableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotCompilableException(String message) {
        super(message);
    }
}
