package io.hindcast.cli;

import io.hindcast.settings.PrintableText;
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

    /** A line that stays: one, whatever the text quotes. */
    void print(String text) {
        clear();
        err.println(PrintableText.line(text));
        err.flush();
    }

    void draw(String given) {
        if (terminal) {
            String text = PrintableText.line(given);
            redraw("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
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
            redraw("\r" + " ".repeat(drawn) + "\r");
            drawn = 0;
        }
    }

    private void redraw(String text) {
        if (err instanceof Terminal steered) {
            steered.steer(text);
        } else {
            err.print(text);
            err.flush();
        }
    }

    /** @param done from 0 to 1 */
    static String bar(double done) {
        int filled = (int) Math.round(Math.min(1, done) * BAR_WIDTH);
        return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "]";
    }
}
