package io.hindcast.report.page;

/** Makes text safe for the place in a page where it is put. */
public final class Inline {
    private Inline() {}

    /** For text and for attributes in double quotes. */
    public static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * For the inside of a {@code script} element: neither {@code </script} nor {@code <!--}, which both change where the
     * element ends, is left. In the strings and regular expressions where a script can hold them, the backslash changes
     * nothing.
     */
    public static String script(String code) {
        return code.replaceAll("(?i)</(?=script)", "<\\\\/").replace("<!--", "<\\!--");
    }
}
