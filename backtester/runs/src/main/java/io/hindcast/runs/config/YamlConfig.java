package io.hindcast.runs.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.MapSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a YAML file into settings that know where each key stands, and writes settings back as YAML. */
public final class YamlConfig {
    private static final ObjectMapper WRITER = new ObjectMapper(YAMLFactory.builder()
            .stringQuotingChecker(new TextQuoting())
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private YamlConfig() {}

    /**
     * Reads a file and applies overrides.
     *
     * @param file the YAML file
     * @param overrides {@code path=value} each, for example {@code model.hidden=32} or {@code features[0].bars=5}; the value
     *     is YAML
     * @throws InvalidInputException when the file is missing or no valid YAML mapping, or an override is malformed
     */
    public static MapSettings read(Path file, List<String> overrides) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    "config " + file + ": no such file; give the path of a YAML config, such as one in config/", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("config " + file + ": is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException e) {
            throw new InvalidInputException("config " + file + ": can't be read (" + e.getMessage() + ")", e);
        }
        return parse(file.toString(), text, overrides);
    }

    /**
     * Parses text and applies overrides.
     *
     * @param name what messages call the text
     * @param text a YAML document, a mapping
     * @param overrides as for {@link #read}
     * @throws InvalidInputException as {@link #read}
     */
    public static MapSettings parse(String name, String text, List<String> overrides) {
        YamlTree tree = YamlTree.parse(name, text);
        overrides.forEach(tree::override);
        return MapSettings.of(tree.root(), tree::locate);
    }

    /** Writes a tree of maps, lists and scalars as YAML, keys in the map's order. */
    public static String write(Map<String, ?> tree) {
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't write config", e);
        }
    }
}
