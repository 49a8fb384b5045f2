package io.hindcast.report.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Elements that all pages are built of; every text is made safe. */
public final class Markup {
    /** Kept on one line, for a browser would break it at a hyphen. */
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32,}");
    private static final int SHOWN = 12;

    private Markup() {}

    /** Names and values. */
    public static String facts(Map<String, String> facts) {
        StringBuilder html = new StringBuilder("<dl class=\"facts\">\n");
        facts.forEach((name, value) -> {
            html.append("<div>");
            cell(html, "dt", name);
            html.append("<dd>")
                    .append(shortened(value)
                            .map(start -> "<code title=\"" + Inline.html(value) + "\">" + start + "</code>")
                            .orElseGet(() ->
                                    DATE.matcher(Inline.html(value)).replaceAll("<span class=\"date\">$0</span>")))
                    .append("</dd></div>\n");
        });
        return html.append("</dl>\n").toString();
    }

    /**
     * What a reader is warned of; empty when there is nothing.
     *
     * @param title the list's name for readers who can't see it
     */
    public static String warnings(List<String> warnings, String title) {
        if (warnings.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<ul class=\"warnings\" aria-label=\"")
                .append(Inline.html(title))
                .append("\">\n");
        for (String warning : warnings) {
            cell(html, "li", warning);
            html.append('\n');
        }
        return html.append("</ul>\n").toString();
    }

    /** The start of a hash, which is enough to compare two of them by eye; empty when the text is none. */
    static Optional<String> shortened(String text) {
        return HASH.matcher(text).matches() ? Optional.of(text.substring(0, SHOWN) + "…") : Optional.empty();
    }

    /**
     * Opens a table in a box of its own, which scrolls where the table is wider than the page.
     *
     * @param title its caption
     * @param kind its class
     */
    public static void openTable(StringBuilder html, String title, String kind) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(Inline.html(title))
                .append("\"><table class=\"")
                .append(kind)
                .append("\">");
        cell(html, "caption", title);
    }

    /**
     * An element with a text.
     *
     * @param tag its name, with attributes that are safe
     */
    public static void cell(StringBuilder html, String tag, String text) {
        int name = tag.indexOf(' ');
        html.append('<')
                .append(tag)
                .append('>')
                .append(Inline.html(text))
                .append("</")
                .append(name < 0 ? tag : tag.substring(0, name))
                .append('>');
    }
}
