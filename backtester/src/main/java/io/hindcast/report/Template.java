package io.hindcast.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource of this package with places that are named as <code>{{name}}</code>. */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** Loads a template. */
    static Template load(String resource) {
        return new Template(text(resource));
    }

    /** Loads a resource of this package as it is. */
    static String text(String resource) {
        try (InputStream stream = Template.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the template with its places filled.
     *
     * @param parts a text, safe for where it is put, for each place
     * @throws IllegalArgumentException when a place has no part
     */
    void write(Map<String, String> parts, Writer out) throws IOException {
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            String part = parts.get(place.group(1));
            if (part == null) {
                throw new IllegalArgumentException("no part for the place: " + place.group());
            }
            out.append(text, end, place.start()).append(part);
            end = place.end();
        }
        out.append(text, end, text.length());
    }
}
