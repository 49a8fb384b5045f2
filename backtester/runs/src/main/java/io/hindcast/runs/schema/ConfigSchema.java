package io.hindcast.runs.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hindcast.runs.compare.CompareKeys;
import io.hindcast.runs.config.Providers;
import io.hindcast.settings.Keys;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schema of a config of a backtest, a comparison, a paper session or labels. */
public final class ConfigSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private ConfigSchema() {}

    /** All that a config may hold, with what can be named in it. */
    public static Keys keys(Providers providers) {
        return CompareKeys.of(providers);
    }

    /**
     * The schema as JSON, which ends in a line end.
     *
     * @param providers what a config can name
     */
    public static String json(Providers providers) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DRAFT);
        schema.put("title", "A config of Hindcast");
        schema.putAll(SectionSchema.of(keys(providers)));
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter(" ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of maps and lists can be written", e);
        }
    }
}
