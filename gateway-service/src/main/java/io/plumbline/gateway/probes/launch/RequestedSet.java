package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.questions.ProbeQuestion;
import io.plumbline.gateway.questions.QuestionSet;
import io.plumbline.gateway.questions.file.QuestionSetException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question set of a request.
 *
 * @param field JSON pointer, without its first slash, to the field that names or holds the set
 * @param set the set
 * @param variants names of the variants, in the order of asking
 * @param questions the set's questions in these variants
 */
record RequestedSet(String field, QuestionSet set, Set<String> variants, List<ProbeQuestion> questions) {

    /** Picks the variants that the request names; fails with the field that is wrong. */
    static RequestedSet of(String field, QuestionSet set, ProbeSpec spec) {
        Set<String> variants = variants(spec, set);
        try {
            return new RequestedSet(field, set, variants, set.questions(variants, spec.rules()));
        } catch (QuestionSetException refused) {
            throw refused.field().equals("questionSets")
                    ? new QuestionSetException(field, refused.getMessage())
                    : refused;
        }
    }

    /** A set's own variants are sorted: their order may differ after a restart, and prompt indexes depend on it. */
    private static Set<String> variants(ProbeSpec spec, QuestionSet set) {
        return spec.distinctVariants().isEmpty() ? new TreeSet<>(set.variants()) : spec.distinctVariants();
    }

    /** Number of prompts for each model; samples are answers per question, null for each question's own number. */
    long prompts(Integer samples) {
        return questions.stream()
                .mapToLong(question -> samples == null ? question.samples() : samples)
                .sum();
    }

    /** The set in its stored form. */
    AskedSet asked(Integer samples) {
        return new AskedSet(set.name(), List.copyOf(variants), Math.toIntExact(prompts(samples)));
    }
}
