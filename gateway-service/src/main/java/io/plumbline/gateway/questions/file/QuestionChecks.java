package io.plumbline.gateway.questions.file;

import io.plumbline.events.judging.Rubric;
import io.plumbline.events.wording.MalformedTemplateException;
import io.plumbline.events.wording.PythonFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds in a readable question what would spoil all its answers after they are paid for: prompts that cannot be filled, labels
 * without a meaning, too many answers, texts that are too long. A file that was imported by an older version may hold them.
 */
final class QuestionChecks {

    /** Answers to one question with each of its wordings; a probe allows no more prompts in all. */
    private static final long MOST_ANSWERS = 1_000_000;

    /** In characters. A text is part of every prompt, and records of a few hundred thousand characters choke a topic. */
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST_PROMPTS = 20;
    private static final int LONGEST_METRIC = 100;
    private static final Map<String, String> KNOWN = Map.of("question", "", "answer", "", "fence", "");

    private final Question question;
    private final YamlFields fields;

    private QuestionChecks(Question question, YamlFields fields) {
        this.question = question;
        this.fields = fields;
    }

    /** The first fault, with its place. */
    static Optional<FileFault> fault(Question question, YamlFields fields) {
        QuestionChecks checks = new QuestionChecks(question, fields);
        return Stream.concat(
                        checks.sizes(), question.rubrics().stream().flatMap(rubric -> checks.rubric(rubric).stream()))
                .findFirst();
    }

    /** What is allowed but probably not meant. */
    static Stream<String> warnings(Question question) {
        return Stream.concat(withoutVerdict(question), undeclaredWords(question));
    }

    private Stream<FileFault> sizes() {
        long answers =
                (long) question.samplesPerParaphrase() * question.paraphrases().size();
        return Stream.of(
                        fault(
                                answers > MOST_ANSWERS,
                                "samples_per_paraphrase",
                                "makes " + answers + " answers with "
                                        + question.paraphrases().size() + " paraphrases; at most " + MOST_ANSWERS
                                        + " are allowed"),
                        fault(
                                question.paraphrases().stream().anyMatch(text -> text.length() > LONGEST_TEXT),
                                "paraphrases",
                                "must not hold a text of more than " + LONGEST_TEXT + " characters"),
                        fault(
                                question.context().stream()
                                                .mapToLong(message ->
                                                        message.content().length())
                                                .sum()
                                        > LONGEST_TEXT,
                                fields.keys().contains("system") ? "system" : "context",
                                "must not hold more than " + LONGEST_TEXT + " characters"),
                        fault(
                                question.rubrics().size() > MOST_PROMPTS,
                                "judge_prompts",
                                "must not have more than " + MOST_PROMPTS + " prompts"))
                .flatMap(Optional::stream);
    }

    private Optional<FileFault> fault(boolean wrong, String field, String detail) {
        return wrong ? Optional.of(fields.error(field, detail)) : Optional.empty();
    }

    private Optional<FileFault> rubric(Rubric rubric) {
        return tooLong(rubric)
                .or(() -> malformed(rubric))
                .or(() -> question.type() == Question.Type.FREE_FORM_JUDGE
                        ? RubricLabels.fault(rubric, question.labels())
                        : Optional.empty())
                .map(detail -> fields.child("judge_prompts").error(rubric.metric(), detail));
    }

    private static Optional<String> tooLong(Rubric rubric) {
        if (rubric.metric().length() > LONGEST_METRIC) {
            return Optional.of("has a name of more than " + LONGEST_METRIC + " characters");
        }
        return rubric.template().length() > LONGEST_TEXT
                ? Optional.of("must not be longer than " + LONGEST_TEXT + " characters")
                : Optional.empty();
    }

    private static Optional<String> malformed(Rubric rubric) {
        try {
            PythonFormat.format(rubric.template(), KNOWN);
            return Optional.empty();
        } catch (MalformedTemplateException e) {
            return Optional.of("cannot be filled: " + e.getMessage());
        }
    }

    private static Stream<String> withoutVerdict(Question question) {
        List<String> metrics = question.rubrics().stream().map(Rubric::metric).toList();
        boolean gives = question.type() == Question.Type.FREE_FORM_JUDGE
                || metrics.isEmpty()
                || metrics.containsAll(List.of(Rubric.ALIGNED, Rubric.COHERENT));
        return gives
                ? Stream.empty()
                : Stream.of(question.id() + ": judge_prompts has " + String.join(", ", metrics)
                        + "; without both 'aligned' and 'coherent' it gives no verdict under profile betley");
    }

    private static Stream<String> undeclaredWords(Question question) {
        return question.labels().isEmpty()
                ? Stream.empty()
                : question.rubrics().stream()
                        .flatMap(rubric -> RubricLabels.undeclared(rubric, question.labels()).stream())
                        .distinct()
                        .map(word -> question.id() + ": \"" + word + "\" is in quotes and is no label");
    }
}
