package io.hindcast.engine.extra;

import java.io.Serial;
import java.nio.file.Path;

/** What an extra offers can't be made. The message names it, and where it lies. */
public final class ExtraFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ExtraFailure(String name, Path place, Throwable cause) {
        super("extra '" + name + "' (" + place + ") failed: " + reason(cause) + "; make it again, or remove it", cause);
    }

    /** A failure and what it came from, in a line. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure || failure.toString().contains(root.toString())
                ? failure.toString()
                : failure + " (" + root + ")";
    }
}
