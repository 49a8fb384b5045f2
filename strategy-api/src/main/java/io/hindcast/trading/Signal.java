package io.hindcast.trading;

/** What a strategy wants to be, before size. */
public enum Signal {
    LONG(1),
    FLAT(0),
    SHORT(-1);

    private final int direction;

    Signal(int direction) {
        this.direction = direction;
    }

    /** +1, 0 or -1. */
    public int direction() {
        return direction;
    }
}
