package io.hindcast.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Says in a sentence what went wrong with the machine or its files, for which a stack trace is of no use. */
final class FailureText {
    /** How the JVM calls mapped memory behind which no disk is. */
    private static final String MAPPED_FAULT = "unsafe memory access";

    private static final String MAPPED =
            "a file that is mapped into memory could not be read or written: the disk is full"
                    + " (another program may have filled it), the file was cut short, or the disk fails; make room, and restore"
                    + " the file if it was cut";

    private FailureText() {}

    /** The sentence; empty when it may be a fault of the program. */
    static Optional<String> of(Throwable failure) {
        for (Optional<Throwable> cause = Optional.of(failure); cause.isPresent(); cause = next(cause.get())) {
            Optional<String> text = ofOne(cause.get());
            if (text.isPresent()) {
                String before = context(failure, cause.get());
                return Optional.of(
                        before.isEmpty() || text.get().contains(before) ? text.get() : before + ": " + text.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofOne(Throwable cause) {
        return switch (cause) {
            case InternalError error
            when String.valueOf(error.getMessage()).contains(MAPPED_FAULT) -> Optional.of(MAPPED);
            case OutOfMemoryError error ->
                Optional.of("out of memory (" + error.getMessage() + "); give it more: HINDCAST_OPTS=-Xmx8g");
            case NoSuchFileException missing -> Optional.of(missing.getFile() + ": no such file or folder");
            case NotDirectoryException file -> Optional.of(file.getFile() + ": is no folder");
            case AccessDeniedException denied -> Optional.of(denied.getFile() + ": no permission");
            case FileSystemException refused ->
                Optional.of(
                        refused.getReason() == null
                                ? refused.toString()
                                : refused.getFile() + ": " + refused.getReason());
            case CharacterCodingException _ -> Optional.of("a text file holds bytes that are no UTF-8");
            case IOException io -> Optional.of(io.getMessage() == null ? io.toString() : io.getMessage());
            default -> Optional.empty();
        };
    }

    /** What was being done, as whoever wrapped the cause has said. */
    private static String context(Throwable failure, Throwable cause) {
        String message = failure == cause ? "" : String.valueOf(failure.getMessage());
        // An exception without words of its own has those of its cause.
        return message.equals("null") || message.contains(cause.getClass().getName()) ? "" : message;
    }

    private static Optional<Throwable> next(Throwable cause) {
        return Optional.ofNullable(cause.getCause()).filter(next -> next != cause);
    }
}
