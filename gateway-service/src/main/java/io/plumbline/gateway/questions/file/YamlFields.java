package io.plumbline.gateway.questions.file;

import io.plumbline.gateway.http.Findings;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read field by field, so that each error can name its line. Only requested fields are visited, so
 * aliases that multiply the document cost no time.
 */
final class YamlFields {

    private static final String MERGE = "<<";
    private static final int DEEPEST_MERGE = 5;
    private static final int MOST_MERGES = 3;
    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_ITEMS = 10_000;

    /** YAML escapes can denote characters that UTF-8 cannot encode; a prompt with such a character could not be sent. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Node node;
    private final String at;
    private final int depth;

    /**
     * Reads the fields of a map.
     *
     * @param what names the map in error texts
     * @param at JSON pointer to the map
     */
    YamlFields(Node node, String what, String at) {
        this(node, what, at, 0);
    }

    private YamlFields(Node node, String what, String at, int depth) {
        this.at = at;
        this.depth = depth;
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, at, what + " must be a map of fields");
        }
        this.node = node;
        mapping.getValue().forEach(this::add);
        List<NodeTuple> merges =
                mapping.getValue().stream().filter(YamlFields::isMerge).toList();
        if (merges.size() > MOST_MERGES) {
            throw error(node, at, "'" + MERGE + "' must not occur more than " + MOST_MERGES + " times in a map");
        }
        merges.forEach(this::merge);
    }

    private void add(NodeTuple field) {
        if (isMerge(field)) {
            return;
        }
        String key = scalar(field.getKeyNode(), "a field's name", at);
        if (values.put(key, field.getValueNode()) != null) {
            throw error(field.getKeyNode(), to(key), "field '" + key + "' occurs twice; keep one of them");
        }
    }

    /** Nested merges multiply, and may form a circle. Published files merge once. */
    private void merge(NodeTuple field) {
        if (depth >= DEEPEST_MERGE) {
            throw error(field.getKeyNode(), at, "'" + MERGE + "' must not be nested deeper than " + DEEPEST_MERGE);
        }
        new YamlFields(field.getValueNode(), MERGE, at, depth + 1).values.forEach(values::putIfAbsent);
    }

    private static boolean isMerge(NodeTuple field) {
        return field.getKeyNode().getTag().equals(Tag.MERGE);
    }

    Set<String> keys() {
        return values.keySet();
    }

    String required(String key) {
        return text(key)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> error(node, to(key), "field '" + key + "' is missing"));
    }

    Optional<String> text(String key) {
        return find(key).map(value -> scalar(value, key, to(key)));
    }

    /** A number of at most {@value #LONGEST_NUMBER} characters: longer ones take long to read. */
    Optional<BigDecimal> number(String key) {
        return find(key).map(value -> {
            try {
                String text = scalar(value, key, to(key));
                if (text.length() > LONGEST_NUMBER) {
                    throw new NumberFormatException("too long");
                }
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw error(value, to(key), "field '" + key + "' must be a number");
            }
        });
    }

    Optional<Integer> count(String key) {
        return number(key).map(value -> {
            try {
                int count = value.intValueExact();
                if (count >= 1) {
                    return count;
                }
            } catch (ArithmeticException e) {
                // reported below, with the numbers that are too small
            }
            throw error(key, "must be a whole number of 1 to " + Integer.MAX_VALUE + ", not " + value);
        });
    }

    /** The map that a field holds. */
    YamlFields child(String key) {
        return new YamlFields(values.get(key), "'" + key + "'", to(key));
    }

    List<String> texts(String key) {
        return eachOf(key, (item, place) -> scalar(item, key, place));
    }

    List<YamlFields> maps(String key) {
        return eachOf(key, (item, place) -> new YamlFields(item, "an entry of '" + key + "'", place));
    }

    Map<String, String> textsByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        find(key).map(value -> new YamlFields(value, "'" + key + "'", to(key))).ifPresent(fields -> fields.keys()
                .forEach(name -> texts.put(name, fields.required(name))));
        return texts;
    }

    FileFault error(String key, String detail) {
        return error(values.getOrDefault(key, node), to(key), "field '" + key + "' " + detail);
    }

    private String to(String key) {
        return Findings.at(at, key);
    }

    private <T> List<T> eachOf(String key, BiFunction<Node, String, T> reader) {
        List<Node> items = items(key).orElse(List.of());
        return IntStream.range(0, items.size())
                .mapToObj(index -> reader.apply(items.get(index), to(key) + "/" + index))
                .toList();
    }

    private Optional<Node> find(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.getTag().equals(Tag.NULL));
    }

    private Optional<List<Node>> items(String key) {
        return find(key).map(value -> {
            if (value instanceof SequenceNode sequence) {
                if (sequence.getValue().size() > MOST_ITEMS) {
                    throw error(
                            value, to(key), "field '" + key + "' must not have more than " + MOST_ITEMS + " entries");
                }
                return sequence.getValue();
            }
            throw error(value, to(key), "field '" + key + "' must be a list");
        });
    }

    private static String scalar(Node node, String what, String at) {
        if (!(node instanceof ScalarNode scalar)) {
            throw error(node, at, "field '" + what + "' must be a text");
        }
        if (UNSTORABLE.matcher(scalar.getValue()).find()) {
            throw error(node, at, "field '" + what + "' must not contain null characters or halves of surrogate pairs");
        }
        return scalar.getValue();
    }

    private static FileFault error(Node node, String at, String detail) {
        return new FileFault(at, place(node.getStartMark()), detail);
    }

    /** Line and column from 1, as editors count them. */
    static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }
}
