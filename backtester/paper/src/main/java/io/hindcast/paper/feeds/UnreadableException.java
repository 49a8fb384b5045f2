package io.hindcast.paper.feeds;

import java.io.Serial;

/** An input can't be read; the message says what is wrong with it. */
public final class UnreadableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** Made without a stack trace: a source may send many such inputs. */
    public UnreadableException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** What is wrong with the input. */
    public String reason() {
        return reason;
    }
}
