package io.hindcast.settings;

import java.util.HexFormat;

/**
 * Text of unknown origin, such as a file's cell or what a peer gave as a reason, made safe to print: what would steer a
 * terminal, or change how its neighbours are shown, is written out.
 */
public final class PrintableText {
    /** How long a line is at most. */
    public static final int LINE_CHARACTERS = 2_000;

    private PrintableText() {}

    /** The text with control characters as {@code \\u001b}. Line feeds and tabs stay. */
    public static String of(String text) {
        return written(text, false);
    }

    /** The text as one line of at most {@value #LINE_CHARACTERS} characters, as {@link #line(String, int)}. */
    public static String line(String text) {
        return line(text, LINE_CHARACTERS);
    }

    /**
     * The text as one line, so that it can't pass for a line of its own: line breaks are written out too ({@code \\n}).
     * One that is too long loses its middle, for what a message is about stands at its begin and what to do at its end.
     *
     * @param most characters; at least 100
     */
    public static String line(String text, int most) {
        String line = written(text.length() <= most ? text : shortened(text, most), true);
        // Written out, a text is up to six times as long.
        return line.length() <= most ? line : shortened(line, most);
    }

    /**
     * The begin of the text as one line of at most so many characters.
     *
     * @param most characters; at least 10
     */
    public static String begin(String text, int most) {
        String line = written(text.length() <= most ? text : text.substring(0, most), true);
        return line.length() <= most && text.length() <= most
                ? line
                : line.substring(0, Math.min(line.length(), most - 1)) + "…";
    }

    private static String shortened(String text, int most) {
        String gap = " … [" + (text.length() - most) + " characters and more left out] … ";
        int head = (most - gap.length()) / 2;
        int tail = most - gap.length() - head;
        return text.substring(0, head) + gap + text.substring(text.length() - tail);
    }

    private static String written(String text, boolean breaksToo) {
        StringBuilder printable = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            boolean steering = c == '\n' ? breaksToo : c != '\t' && steers(c);
            if (steering) {
                if (printable == null) {
                    printable = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                write(text, i, next, printable);
            } else if (printable != null) {
                printable.append(text, i, next);
            }
            i = next;
        }
        return printable == null ? text : printable.toString();
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> c == '\uFFFD';
        };
    }

    private static void write(String text, int from, int to, StringBuilder printable) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> printable.append("\\n");
                case '\r' -> printable.append("\\r");
                default -> printable.append("\\u").append(HexFormat.of().toHexDigits((short) c));
            }
        }
    }
}
