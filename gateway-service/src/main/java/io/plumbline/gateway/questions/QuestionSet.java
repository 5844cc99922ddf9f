package io.plumbline.gateway.questions;

import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.gateway.questions.file.Question;
import io.plumbline.gateway.questions.file.QuestionFile;
import io.plumbline.gateway.questions.file.QuestionSetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A named and versioned list of questions. A name never changes its meaning. */
public final class QuestionSet {

    private final String name;
    private final Map<String, List<Question>> byVariant;
    private final Set<String> usual;
    private final Variants known;
    private final boolean isPrivate;

    /**
     * Creates a set.
     *
     * @param name base name with the hash of the content
     * @param file the questions
     * @param usual the default variants of a probe; empty for the variants in the file
     * @param known all variants
     * @param isPrivate whether viewers may not read its texts
     */
    QuestionSet(String name, QuestionFile file, Set<String> usual, Variants known, boolean isPrivate) {
        this.name = name;
        Set<String> ids = file.questions().stream().map(Question::id).collect(Collectors.toSet());
        this.byVariant = file.questions().stream()
                .collect(Collectors.groupingBy(
                        question -> known.of(question.id(), ids), LinkedHashMap::new, Collectors.toList()));
        this.usual = usual.isEmpty() ? byVariant.keySet() : usual;
        this.known = known;
        this.isPrivate = isPrivate;
    }

    /** The name with the hash of the content, such as {@code core@1f0c9a7be2d4}. */
    public String name() {
        return name;
    }

    /** The name without the hash. */
    public String baseName() {
        return name.substring(0, name.indexOf('@'));
    }

    /** Whether viewers may not read its texts and the answers to it. */
    public boolean isPrivate() {
        return isPrivate;
    }

    /** The variants that a probe asks by default. */
    public Set<String> variants() {
        return usual;
    }

    /** The number of questions in its file. */
    public int size() {
        return byVariant.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The questions of a probe.
     *
     * @param variants the variants to ask, each for all plain questions: as the file has it, else made by the variant's wrapper;
     *     empty for what the file has of the default variants
     * @param profile the rules by which answers are judged
     * @throws QuestionSetException for an unknown variant, or a profile for which the set has no rubrics
     */
    public List<ProbeQuestion> questions(Set<String> variants, Profile profile) {
        return variants.isEmpty()
                ? usual.stream()
                        .flatMap(variant ->
                                byVariant.containsKey(variant) ? written(variant, profile) : made(variant, profile))
                        .toList()
                : variants.stream()
                        .flatMap(variant -> variant.equals(Variants.PLAIN) && byVariant.containsKey(variant)
                                ? written(variant, profile)
                                : Stream.concat(written(variant, profile), made(variant, profile)))
                        .toList();
    }

    private Stream<ProbeQuestion> written(String variant, Profile profile) {
        return byVariant.getOrDefault(variant, List.of()).stream()
                .map(question -> asked(question, question.id(), variant, PromptWrapper.NONE, profile));
    }

    /** The variant of those plain questions that have none in the file. */
    private Stream<ProbeQuestion> made(String variant, Profile profile) {
        Set<String> written = byVariant.getOrDefault(variant, List.of()).stream()
                .map(Question::id)
                .collect(Collectors.toSet());
        PromptWrapper wrapper = known.find(variant)
                .orElseThrow(() -> new QuestionSetException(
                        "variants", "variant '" + variant + "' is not known; the known variants are " + known));
        List<Question> plain = byVariant.getOrDefault(Variants.PLAIN, List.of());
        if (plain.isEmpty()) {
            throw new QuestionSetException(
                    "variants",
                    "question set '" + name + "' has no plain questions from which variant '" + variant
                            + "' could be made; choose one of " + String.join(", ", byVariant.keySet()));
        }
        return plain.stream()
                .filter(question -> !written.contains(question.id() + "_" + variant))
                .map(question -> asked(question, question.id() + "_" + variant, variant, wrapper, profile));
    }

    private ProbeQuestion asked(Question question, String id, String variant, PromptWrapper wrapper, Profile profile) {
        return new ProbeQuestion(
                name,
                id,
                variant,
                question.paraphrases().stream()
                        .map(text -> wrapper.wrap(question.context(), text))
                        .toList(),
                (int) Math.min(
                        Integer.MAX_VALUE,
                        (long) question.samplesPerParaphrase()
                                * question.paraphrases().size()),
                question.sampling(),
                question.type() == Question.Type.FREE_FORM_JUDGE ? ScoringMode.TEXT : ScoringMode.LOGPROBS,
                Rubrics.of(question, profile));
    }
}
