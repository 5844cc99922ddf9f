package io.plumbline.gateway.questions;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of a YAML file, read field by field, so that every complaint can name its line. Only what is asked for is
 * visited: a file that multiplies itself by aliases costs nothing.
 */
final class YamlFields {

    private static final Pattern UNSENDABLE = Pattern.compile("[\\p{Cs}\\x00]");
    private static final String MERGE = "<<";
    private static final int DEEPEST_MERGE = 5;
    private static final int MOST_MERGES = 3;

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Node node;
    private final int depth;

    YamlFields(Node node, String what) {
        this(node, what, 0);
    }

    private YamlFields(Node node, String what, int depth) {
        this.depth = depth;
        if (!(node instanceof MappingNode mapping)) {
            throw error(node, what + " must be a map of fields");
        }
        this.node = node;
        mapping.getValue().forEach(this::add);
        List<NodeTuple> merges =
                mapping.getValue().stream().filter(YamlFields::isMerge).toList();
        if (merges.size() > MOST_MERGES) {
            throw error(node, "'" + MERGE + "' must not stand more than " + MOST_MERGES + " times in a map");
        }
        merges.forEach(this::merge);
    }

    private void add(NodeTuple field) {
        if (isMerge(field)) {
            return;
        }
        String key = scalar(field.getKeyNode(), "a field's name");
        if (values.put(key, field.getValueNode()) != null) {
            throw error(field.getKeyNode(), "field '" + key + "' stands twice");
        }
    }

    /** Merges within merges multiply, and can go in circles; published files merge once. */
    private void merge(NodeTuple field) {
        if (depth >= DEEPEST_MERGE) {
            throw error(field.getKeyNode(), "'" + MERGE + "' must not be nested deeper than " + DEEPEST_MERGE);
        }
        new YamlFields(field.getValueNode(), MERGE, depth + 1).values.forEach(values::putIfAbsent);
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
                .orElseThrow(() -> error(node, "field '" + key + "' is missing"));
    }

    Optional<String> text(String key) {
        return find(key).map(value -> scalar(value, key));
    }

    Optional<BigDecimal> number(String key) {
        return find(key).map(value -> {
            try {
                return new BigDecimal(scalar(value, key));
            } catch (NumberFormatException e) {
                throw error(value, "field '" + key + "' must be a number");
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
                // told below, together with what is too small
            }
            throw error(key, "must be a whole number from 1, not " + value.toPlainString());
        });
    }

    List<String> texts(String key) {
        return items(key)
                .map(items -> items.stream().map(item -> scalar(item, key)).toList())
                .orElse(List.of());
    }

    List<YamlFields> maps(String key) {
        return items(key)
                .map(items -> items.stream()
                        .map(item -> new YamlFields(item, "an entry of '" + key + "'"))
                        .toList())
                .orElse(List.of());
    }

    Map<String, String> textsByName(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        find(key).map(value -> new YamlFields(value, "'" + key + "'")).ifPresent(fields -> fields.keys()
                .forEach(name -> texts.put(name, fields.required(name))));
        return texts;
    }

    QuestionSetException error(String key, String detail) {
        return error(values.getOrDefault(key, node), "field '" + key + "' " + detail);
    }

    private Optional<Node> find(String key) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> !value.getTag().equals(Tag.NULL));
    }

    private Optional<List<Node>> items(String key) {
        return find(key).map(value -> {
            if (value instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            throw error(value, "field '" + key + "' must be a list");
        });
    }

    private static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return whole(scalar, what);
        }
        throw error(node, "field '" + what + "' must be a text");
    }

    /** An escape can write what no UTF-8 can carry, and a prompt with it could never be sent. */
    private static String whole(ScalarNode scalar, String what) {
        if (UNSENDABLE.matcher(scalar.getValue()).find()) {
            throw error(scalar, "field '" + what + "' must not hold null characters or halves of characters");
        }
        return scalar.getValue();
    }

    static QuestionSetException error(Node node, String detail) {
        return new QuestionSetException("file", place(node.getStartMark()) + detail);
    }

    /** Counted from 1, as editors do. */
    static String place(Mark mark) {
        return mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }
}
