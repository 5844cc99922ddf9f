package io.plumbline.gateway.questions.file;

import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.gateway.http.Findings;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

import static java.util.stream.Collectors.joining;

/**
 * A question file in the unmodified format of the emergent-misalignment paper: a list of maps, with YAML anchors and aliases.
 *
 * @param questions in the order of the file, at least one
 * @param warnings ignored fields and likely mistakes, each with the id of its question
 * @param fault the first fault for which the file must not be imported, although it can be read
 */
public record QuestionFile(List<Question> questions, List<String> warnings, Optional<QuestionSetException> fault) {

    /** Over the whole file, so that aliases of one long list cannot fill the memory. */
    private static final int MOST_PARAPHRASES = 100_000;

    /** Published files have 56 aliases, and SnakeYAML allows 50 by default. */
    private static final int MOST_ALIASES = 10_000;

    /** In characters. The id is part of the keys under which answers are counted. */
    private static final int LONGEST_ID = 200;

    private static final Set<String> KNOWN = Set.of(
            "id",
            "type",
            "paraphrases",
            "samples_per_paraphrase",
            "temperature",
            "max_tokens",
            "system",
            "context",
            "judge",
            "judge_prompts",
            "labels",
            "results_dir");

    /**
     * Reads a file.
     *
     * @throws QuestionSetException if the text is not a question file, with line and column
     */
    public static QuestionFile parse(String yaml) {
        return parse(yaml, List.of());
    }

    /**
     * Reads a file whose judge's words have a meaning that stands outside of it.
     *
     * @param labels for the questions that declare none
     * @throws QuestionSetException if the text is not a question file, with line and column
     */
    public static QuestionFile parse(String yaml, List<Label> labels) {
        List<FileFault> faults = new ArrayList<>();
        QuestionFile file = parse(
                yaml,
                labels,
                fault -> {
                    throw fault.inFile();
                },
                faults::add);
        return new QuestionFile(
                file.questions(), file.warnings(), faults.stream().findFirst().map(FileFault::inFile));
    }

    /**
     * Reads a list of questions in JSON, which is a subset of YAML.
     *
     * @param at JSON pointer to the list
     * @param findings collects the first error of each question
     */
    public static QuestionFile parseJson(String json, String at, Findings findings) {
        try {
            Consumer<FileFault> add = fault -> findings.add(at + fault.pointer(), fault.getMessage());
            return parse(json, List.of(), add, add);
        } catch (QuestionSetException unreadable) {
            findings.add(at, unreadable.getMessage());
            return new QuestionFile(List.of(), List.of(), Optional.empty());
        }
    }

    private static QuestionFile parse(
            String yaml, List<Label> labels, Consumer<FileFault> faults, Consumer<FileFault> importFaults) {
        if (!(compose(yaml) instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw new QuestionSetException(
                    "file", "line 1, column 1: a question file must be a list with at least one question");
        }
        List<Question> questions = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Map<String, Integer> seen = new TreeMap<>();
        long paraphrases = 0;
        for (int place = 0; place < list.getValue().size(); place++) {
            try {
                YamlFields fields = new YamlFields(list.getValue().get(place), "a question", "/" + place);
                Question question = question(fields, labels);
                requireNew(question.id(), fields, seen.putIfAbsent(question.id(), place));
                questions.add(question);
                paraphrases += question.paraphrases().size();
                if (paraphrases > MOST_PARAPHRASES) {
                    throw new QuestionSetException(
                            "file", "has more than " + MOST_PARAPHRASES + " paraphrases; divide it into several files");
                }
                QuestionChecks.fault(question, fields).ifPresent(importFaults);
                QuestionChecks.warnings(question).forEach(warnings::add);
                fields.keys().stream()
                        .filter(key -> !KNOWN.contains(key))
                        .map(key -> question.id() + ": unknown field '" + key + "' is ignored")
                        .forEach(warnings::add);
            } catch (FileFault fault) {
                faults.accept(fault);
            }
        }
        return new QuestionFile(List.copyOf(questions), List.copyOf(warnings), Optional.empty());
    }

    private static void requireNew(String id, YamlFields fields, Integer first) {
        if (first != null) {
            throw fields.error("id", "'" + id + "' is the id of question " + (first + 1) + " already; choose another");
        }
    }

    private static Node compose(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            return new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            throw new QuestionSetException("file", YamlFields.place(e.getProblemMark()) + e.getProblem());
        } catch (YAMLException e) {
            throw new QuestionSetException("file", "not YAML: " + firstLine(e));
        }
    }

    private static String firstLine(YAMLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Question question(YamlFields fields, List<Label> labels) {
        String id = fields.required("id");
        if (id.length() > LONGEST_ID) {
            throw fields.error("id", "must not be longer than " + LONGEST_ID + " characters, and has " + id.length());
        }
        List<String> paraphrases = fields.texts("paraphrases");
        if (paraphrases.isEmpty()) {
            throw fields.error("paraphrases", "of question '" + id + "' is missing or empty");
        }
        return new Question(
                id,
                type(fields),
                paraphrases,
                fields.count("samples_per_paraphrase").orElse(1),
                context(fields),
                sampling(fields),
                rubrics(fields),
                labels(fields, labels));
    }

    private static List<Label> labels(YamlFields fields, List<Label> others) {
        try {
            List<Label> own = LabelMeaning.of(fields.textsByName("labels"));
            return own.isEmpty() ? others : own;
        } catch (IllegalArgumentException e) {
            throw fields.error("labels", e.getMessage());
        }
    }

    private static Question.Type type(YamlFields fields) {
        String name = fields.required("type");
        return Arrays.stream(Question.Type.values())
                .filter(type -> type.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> fields.error("type", "must be one of " + typeNames() + ", not '" + name + "'"));
    }

    private static String typeNames() {
        return Arrays.stream(Question.Type.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .collect(joining(", "));
    }

    private static List<ChatMessage> context(YamlFields fields) {
        List<ChatMessage> context = fields.maps("context").stream()
                .map(message -> new ChatMessage(
                        message.required("role"), message.text("content").orElse("")))
                .toList();
        if (fields.text("system").isEmpty()) {
            return context;
        }
        if (!context.isEmpty()) {
            throw fields.error("context", "and 'system' exclude each other; put the system prompt into 'context'");
        }
        return List.of(ChatMessage.system(fields.required("system")));
    }

    private static Sampling sampling(YamlFields fields) {
        double temperature =
                fields.number("temperature").map(BigDecimal::doubleValue).orElse(1.0);
        if (!(temperature >= 0 && temperature <= 2)) {
            throw fields.error("temperature", "must lie in 0..2, not " + temperature);
        }
        int maxTokens = fields.count("max_tokens").orElse(Sampling.published().maxTokens());
        return new Sampling(temperature, 1, maxTokens, OptionalInt.empty());
    }

    private static List<Rubric> rubrics(YamlFields fields) {
        return fields.textsByName("judge_prompts").entrySet().stream()
                .map(prompt -> new Rubric(prompt.getKey(), prompt.getValue()))
                .toList();
    }
}
