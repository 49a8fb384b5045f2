package io.hindcast.settings;

/** Text of unknown origin, such as a file's cell, made safe to print: what would steer a terminal is written out. */
public final class PrintableText {
    private PrintableText() {}

    /**
     * The text with control characters, and characters that change how their neighbours are shown, as {@code \\u001b}.
     * Line feeds and tabs stay.
     */
    public static String of(String text) {
        StringBuilder printable = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean steering = c != '\n'
                    && c != '\t'
                    && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\uFFFD');
            if (steering && printable == null) {
                printable = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (steering) {
                printable.append("\\u").append(hex(c));
            } else if (printable != null) {
                printable.append(c);
            }
        }
        return printable == null ? text : printable.toString();
    }

    private static String hex(char c) {
        return java.util.HexFormat.of().toHexDigits((short) c);
    }
}
