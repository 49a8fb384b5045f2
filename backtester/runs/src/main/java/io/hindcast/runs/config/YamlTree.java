package io.hindcast.runs.config;

import io.hindcast.settings.InvalidInputException;
import io.hindcast.settings.PlainScalar;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A parsed YAML document with the place of every key. Scalars in quotes are texts; those without stay as they are written
 * ({@link PlainScalar}), since only the key that holds one decides whether it is a text, a number or a flag. Aliases stand
 * for what their anchor names.
 */
final class YamlTree {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([0-9]{1,6})]");
    /** Tells whether a tag is a guess from how the scalar looks, or was written. */
    private static final Resolver GUESSES = new Resolver();

    private static final Pattern TAG =
            Pattern.compile("tag:yaml\\.org,2002:(str|int|float|bool|null|timestamp|value|merge|map|seq)");

    private final String name;
    private final Map<String, String> places = new HashMap<>();
    /** Mappings and lists around the node that is being read: a node among them holds itself. */
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

    private Map<String, Object> root = new LinkedHashMap<>();

    private YamlTree(String name) {
        this.name = name;
    }

    static YamlTree parse(String name, String text) {
        YamlTree tree = new YamlTree(name);
        Optional<Node> document = tree.compose(text);
        if (!(document.orElse(null) instanceof MappingNode mapping)) {
            throw new InvalidInputException(name + ": must be a YAML mapping (key: value), but "
                    + (document.isEmpty() ? "is empty" : "is not one"));
        }
        tree.root = tree.mapping(mapping, "");
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
        Object value = scalarOrFlow(assignment, assignment.substring(equals + 1).strip())
                .orElse(null);
        place(steps(assignment, path), value, assignment);
        places.keySet()
                .removeIf(known -> known.equals(path) || known.startsWith(path + ".") || known.startsWith(path + "["));
        places.put(path, "--set " + assignment);
    }

    /** @return empty for an empty document */
    private Optional<Node> compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(true); // refused by mapping(), which knows the path
        try {
            return Optional.ofNullable(new Yaml(options).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            if (String.valueOf(e.getContext()).contains("expected a single document")) {
                throw new InvalidInputException(
                        at(e.getProblemMark()) + ": one document expected; remove what follows '---'", e);
            }
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            throw new InvalidInputException(
                    at(e.getProblemMark()) + ": is not valid YAML: " + firstLine(context + e.getProblem()), e);
        } catch (YAMLException e) {
            throw new InvalidInputException(
                    name + ": is not valid YAML: " + firstLine(String.valueOf(e.getMessage())), e);
        }
    }

    private Map<String, Object> mapping(MappingNode node, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
                throw refused(entry.getKeyNode(), "a key must be a word");
            }
            String key = keyNode.getValue();
            if (key.equals("<<") && plain(keyNode)) {
                throw refused(keyNode, "mappings can't be merged (<<); write the keys out");
            }
            String child = path.isEmpty() ? key : path + "." + key;
            if (map.containsKey(key)) {
                throw refused(keyNode, "the key '" + child + "' is there twice; remove one");
            }
            places.put(child, at(keyNode.getStartMark()));
            map.put(key, value(entry.getValueNode(), child).orElse(null));
        }
        return map;
    }

    private List<Object> sequence(SequenceNode node, String path) {
        List<Object> list = new ArrayList<>();
        for (Node item : node.getValue()) {
            String child = path + "[" + list.size() + "]";
            places.put(child, at(item.getStartMark()));
            list.add(value(item, child).orElse(null));
        }
        return list;
    }

    /** @return empty where nothing stands */
    private Optional<Object> value(Node node, String path) {
        if (!TAG.matcher(node.getTag().getValue()).matches()) {
            throw refused(node, "the tag " + node.getTag().getValue() + " is not known; leave it out");
        }
        if (node instanceof ScalarNode scalar) {
            String text = scalar.getValue();
            if (plain(scalar)) {
                return text.isEmpty() ? Optional.empty() : Optional.of(new PlainScalar(text));
            }
            return Optional.of(text);
        }
        if (!around.add(node)) {
            throw refused(node, "the anchor holds an alias of itself");
        }
        Object value =
                node instanceof MappingNode mapping ? mapping(mapping, path) : sequence((SequenceNode) node, path);
        around.remove(node);
        return Optional.of(value);
    }

    /** True for a scalar without quotes, unless its tag says that it is a text. */
    private static boolean plain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                && (!scalar.getTag().equals(Tag.STR)
                        || GUESSES.resolve(NodeId.scalar, scalar.getValue(), true)
                                .equals(Tag.STR));
    }

    /** @return empty where nothing stands */
    private Optional<Object> scalarOrFlow(String assignment, String text) {
        YamlTree tree = new YamlTree("--set " + assignment);
        Optional<Node> node;
        try {
            node = tree.compose(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "--set " + assignment + ": the value is not valid YAML; put it in quotes if it is a text", e);
        }
        if (node.isEmpty() && !text.isEmpty()) {
            throw new InvalidInputException("--set " + assignment + ": the value is a comment; put it in quotes");
        }
        return node.flatMap(each -> tree.value(each, ""));
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
    private void place(List<Object> steps, @Nullable Object value, String assignment) {
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

    private InvalidInputException refused(Node node, String problem) {
        return new InvalidInputException(at(node.getStartMark()) + ": " + problem);
    }

    private String at(Mark mark) {
        return mark == null ? name : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static String parent(String path) {
        int dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
