package io.hindcast.store.importing;

import java.util.Locale;

/** What the time in a row says of its bar. */
public enum Stamp {
    /**
     * When the bar opened; it closes one interval later. The default, and the safe side: a wrong guess makes bars known
     * too late, never too early.
     */
    OPEN,
    /** When the bar closed. */
    CLOSE;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
