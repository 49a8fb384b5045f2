package io.hindcast.cli;

import java.io.PrintWriter;

/** A line at the bottom of a terminal that is drawn over; nothing of it appears elsewhere. */
final class TerminalLine {
    private static final int BAR_WIDTH = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private int drawn;

    /** @param terminal true when {@code err} is a terminal that understands carriage returns */
    TerminalLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** True when somebody watches. */
    @SuppressWarnings("SystemConsoleNull") // from JDK 25 on it is null again where nobody types
    static boolean onConsole() {
        return System.console() != null && System.console().isTerminal();
    }

    boolean isTerminal() {
        return terminal;
    }

    /** A line that stays. */
    void print(String text) {
        clear();
        err.println(text);
        err.flush();
    }

    void draw(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
            err.flush();
            drawn = text.length();
        }
    }

    /** Draws it where somebody watches; elsewhere it is a line that stays. */
    void show(String text) {
        if (terminal) {
            draw(text);
        } else {
            print(text);
        }
    }

    void clear() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }

    /** @param done from 0 to 1 */
    static String bar(double done) {
        int filled = (int) Math.round(Math.min(1, done) * BAR_WIDTH);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }
}
