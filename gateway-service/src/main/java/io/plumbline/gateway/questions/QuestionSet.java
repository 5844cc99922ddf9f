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

/** A named, versioned list of questions; the same name always means the same questions. */
public final class QuestionSet {

    private final String name;
    private final Map<String, List<Question>> byVariant;
    private final Set<String> usual;
    private final Variants known;
    private final boolean isPrivate;

    /**
     * Makes a set.
     *
     * @param name with the hash of its content
     * @param file its questions
     * @param usual the variants to ask when nobody says which; empty for those that the file holds
     * @param known all variants
     * @param isPrivate whether its texts are to be kept from view
     */
    QuestionSet(String name, QuestionFile file, Set<String> usual, Variants known, boolean isPrivate) {
        this.name = name;
        this.byVariant = file.questions().stream()
                .collect(Collectors.groupingBy(
                        question -> known.of(question.id()), LinkedHashMap::new, Collectors.toList()));
        this.usual = usual.isEmpty() ? byVariant.keySet() : usual;
        this.known = known;
        this.isPrivate = isPrivate;
    }

    /** Its name with the hash of its content, such as {@code core@1f0c9a7be2d4}. */
    public String name() {
        return name;
    }

    /** Its name without the hash. */
    public String baseName() {
        return name.substring(0, name.indexOf('@'));
    }

    /** Whether its texts, and the answers to it, are to be kept from view. */
    public boolean isPrivate() {
        return isPrivate;
    }

    /** The variants that are asked when nobody says which. */
    public Set<String> variants() {
        return usual;
    }

    /** How many questions its file holds. */
    public int size() {
        return byVariant.values().stream().mapToInt(List::size).sum();
    }

    /**
     * The questions to ask.
     *
     * @param variants which variants of each; empty for the set's own choice
     * @param profile the rules by which answers will be judged
     * @throws QuestionSetException for a variant that nobody knows, or a profile for which the set has no rubrics
     */
    public List<ProbeQuestion> questions(Set<String> variants, Profile profile) {
        return (variants.isEmpty() ? usual : variants)
                .stream().flatMap(variant -> inVariant(variant, profile)).toList();
    }

    private Stream<ProbeQuestion> inVariant(String variant, Profile profile) {
        if (byVariant.containsKey(variant)) {
            return byVariant.get(variant).stream()
                    .map(question -> asked(question, question.id(), variant, PromptWrapper.NONE, profile));
        }
        PromptWrapper wrapper = known.find(variant)
                .orElseThrow(() -> new QuestionSetException(
                        "variants", "variant '" + variant + "' is not known; there are " + known));
        List<Question> plain = byVariant.getOrDefault(Variants.PLAIN, List.of());
        if (plain.isEmpty()) {
            throw new QuestionSetException(
                    "variants", "question set " + name + " has no plain questions to put as " + variant);
        }
        return plain.stream()
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
                question.samplesPerParaphrase() * question.paraphrases().size(),
                question.sampling(),
                question.type() == Question.Type.FREE_FORM_JUDGE ? ScoringMode.TEXT : ScoringMode.LOGPROBS,
                Rubrics.of(question, profile));
    }
}
