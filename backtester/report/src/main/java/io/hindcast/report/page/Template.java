package io.hindcast.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource with places that are named as <code>{{name}}</code>. */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /**
     * Loads a template.
     *
     * @param beside a class of the package that the resource lies in
     * @param resource its name
     */
    public static Template load(Class<?> beside, String resource) {
        return new Template(text(beside, resource));
    }

    /** Loads what all pages share: a resource of this package, as it is. */
    public static String shared(String resource) {
        return text(Template.class, resource);
    }

    /**
     * Loads a resource as it is.
     *
     * @param beside a class of the package that the resource lies in
     * @param resource its name
     */
    public static String text(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
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
    public void write(Map<String, String> parts, Writer out) throws IOException {
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
