package io.hindcast.cli;

import io.hindcast.settings.PrintableText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all output of the program goes through. Whatever a value in it came from (a cell, a peer, a stored document), no
 * control character of it arrives: of those, lines and tabs pass, and the styles that picocli sets headings in.
 */
final class Terminal extends PrintWriter {
    /** Bold, italics, underline, red, yellow and their ends; nothing that hides or moves. */
    private static final Pattern STYLE = Pattern.compile("\u001b\\[(?:0|1|3|4|2[1-4]|31|33|36|39)m");

    private final PrintWriter terminal;

    Terminal(PrintWriter terminal) {
        super(Writer.nullWriter(), true);
        this.terminal = terminal;
    }

    /** Writes what moves the cursor, which only the program itself may do. */
    void steer(String text) {
        terminal.write(text);
        terminal.flush();
    }

    @Override
    public void write(String text, int from, int length) {
        // What ends a line on Windows does so everywhere.
        String part = text.substring(from, from + length).replace("\r\n", "\n");
        StringBuilder safe = new StringBuilder(length + 16);
        Matcher style = STYLE.matcher(part);
        int written = 0;
        while (style.find()) {
            safe.append(PrintableText.of(part.substring(written, style.start())))
                    .append(style.group());
            written = style.end();
        }
        safe.append(PrintableText.of(part.substring(written)));
        terminal.write(safe.toString());
    }

    @Override
    public void write(char[] text, int from, int length) {
        write(new String(text, from, length), 0, length);
    }

    @Override
    public void write(int c) {
        write(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void println() {
        terminal.println();
    }

    @Override
    public void println(Object text) {
        println(String.valueOf(text));
    }

    @Override
    public void println(String text) {
        synchronized (this) {
            write(String.valueOf(text));
            println();
        }
    }

    @Override
    public void flush() {
        terminal.flush();
    }

    @Override
    public void close() {
        terminal.close();
    }

    @Override
    public boolean checkError() {
        return terminal.checkError();
    }
}
