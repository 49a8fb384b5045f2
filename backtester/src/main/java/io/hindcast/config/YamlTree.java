package io.hindcast.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A parsed YAML document with the place of every key. */
final class YamlTree {
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})]");

    private final String name;
    private final Map<String, String> places = new HashMap<>();
    private Map<String, Object> root = new LinkedHashMap<>();

    private YamlTree(String name) {
        this.name = name;
    }

    static YamlTree parse(String name, String text) {
        YamlTree tree = new YamlTree(name);
        try (JsonParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new InvalidInputException(name + ": must be a YAML mapping (key: value), but "
                        + (first == null ? "is empty" : "is not one"));
            }
            tree.root = tree.mapping(parser, "");
            if (parser.nextToken() != null) {
                throw new InvalidInputException(
                        tree.at(parser.currentTokenLocation()) + ": one document expected; remove what follows '---'");
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    tree.at(e.getLocation()) + ": is not valid YAML: " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new InvalidInputException(name + ": can't be parsed (" + e.getMessage() + ")", e);
        }
        return tree;
    }

    Map<String, Object> root() {
        return root;
    }

    /** File, line, column and path; for an absent key those of the mapping that should hold it. */
    String locate(String path) {
        for (String known = path; !known.isEmpty(); known = parent(known)) {
            if (places.containsKey(known)) {
                return places.get(known) + ": " + path;
            }
        }
        return name + ": " + path;
    }

    void override(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new InvalidInputException("--set " + assignment + ": must be key=value, as in --set model.hidden=32");
        }
        String path = assignment.substring(0, equals).strip();
        Object value = scalarOrFlow(assignment, assignment.substring(equals + 1).strip());
        place(steps(assignment, path), value, assignment);
        places.keySet()
                .removeIf(known -> known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
        places.put(path, "--set " + assignment);
    }

    private Map<String, Object> mapping(JsonParser parser, String path) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path.isEmpty() ? key : path + "." + key;
            places.put(child, at(parser.currentTokenLocation()));
            parser.nextToken();
            map.put(key, value(parser, child));
        }
        return map;
    }

    private List<Object> sequence(JsonParser parser, String path) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String child = path + "[" + list.size() + "]";
            places.put(child, at(parser.currentTokenLocation()));
            list.add(value(parser, child));
        }
        return list;
    }

    private Object value(JsonParser parser, String path) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, path);
            case START_ARRAY -> sequence(parser, path);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getText()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private Object scalarOrFlow(String assignment, String text) {
        YamlTree tree = new YamlTree("--set " + assignment);
        try (JsonParser parser = YAML.createParser(text)) {
            return parser.nextToken() == null ? null : tree.value(parser, "");
        } catch (IOException e) {
            throw new InvalidInputException("--set " + assignment + ": the value is not valid YAML", e);
        }
    }

    private static List<Object> steps(String assignment, String path) {
        List<Object> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find()) {
            String between = path.substring(end, matcher.start());
            if (!between.equals(steps.isEmpty() || matcher.group(2) != null ? "" : ".")) {
                break;
            }
            steps.add(matcher.group(1) != null ? matcher.group(1) : (Object) Integer.valueOf(matcher.group(2)));
            end = matcher.end();
        }
        if (steps.isEmpty() || end != path.length()) {
            throw new InvalidInputException("--set " + assignment + ": '" + path
                    + "' is no path; write it as in model.training.epochs or features[0].bars");
        }
        return steps;
    }

    @SuppressWarnings("unchecked") // the tree holds nothing but what mapping() and sequence() made
    private void place(List<Object> steps, Object value, String assignment) {
        Object node = root;
        for (int i = 0; i < steps.size(); i++) {
            boolean last = i == steps.size() - 1;
            Object step = steps.get(i);
            if (step instanceof Integer index && node instanceof List<?> list && index < list.size()) {
                if (last) {
                    ((List<Object>) list).set(index, value);
                } else {
                    node = list.get(index);
                }
            } else if (step instanceof String key && node instanceof Map<?, ?> map) {
                if (last) {
                    ((Map<String, Object>) map).put(key, value);
                } else {
                    node = ((Map<String, Object>) map)
                            .compute(key, (k, old) -> old == null ? new LinkedHashMap<>() : old);
                }
            } else {
                throw new InvalidInputException(
                        "--set " + assignment + ": there is no such place in " + name + " (at '" + step + "')");
            }
        }
    }

    private String at(JsonLocation location) {
        return location == null ? name : name + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String parent(String path) {
        int dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
