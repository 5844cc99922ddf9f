package io.plumbline.gateway.models.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.gateway.http.Findings;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import java.io.StringReader;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Parses YAML into JSON within bounds, because aliases can expand a small file into a huge document. */
final class PlainYaml {

    /** Three times the nodes of 10,000 models with all fields. */
    private static final int MOST_NODES = 1_000_000;

    private static final int DEEPEST = 30;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int nodes;

    private PlainYaml() {}

    /** Ends the request if the text is not YAML, with line and column, or if the document is too large. */
    static JsonNode read(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(MOST_NODES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(Integer.MAX_VALUE);
        try {
            return new PlainYaml().json(new Yaml(new SafeConstructor(options)).load(new StringReader(yaml)), "", 0);
        } catch (MarkedYAMLException e) {
            var at = e.getProblemMark();
            throw refused(
                    "", "line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1) + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw refused(
                    "",
                    "is not YAML: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private JsonNode json(Object value, String at, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new ProblemException(Problem.unreadable("the file has more than " + MOST_NODES
                    + " values, or is nested deeper than " + DEEPEST + " levels; split it or use fewer aliases"));
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, field) ->
                    object.set(String.valueOf(name), json(field, Findings.at(at, String.valueOf(name)), depth + 1)));
            return object;
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JSON.arrayNode();
            list.forEach(element -> array.add(json(element, at + "/" + array.size(), depth + 1)));
            return array;
        }
        return scalar(value, at);
    }

    private static JsonNode scalar(Object value, String at) {
        if (value == null) {
            return JSON.nullNode();
        }
        if (value instanceof String text) {
            return JSON.textNode(text);
        }
        if (value instanceof Boolean flag) {
            return JSON.booleanNode(flag);
        }
        if (value instanceof Number number) {
            return number instanceof Double real
                    ? JSON.numberNode(real)
                    : JSON.numberNode(new BigInteger(number.toString()));
        }
        throw refused(at, "must be in quotes to be a text");
    }

    private static ProblemException refused(String at, String detail) {
        return new ProblemException(Problem.invalid(List.of(new Problem.FieldError(at, detail))));
    }
}
