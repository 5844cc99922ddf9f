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
 * A question set that a probe is to ask.
 *
 * @param field where the caller has named it or brought it along
 * @param set the set
 * @param variants how it is asked, in the order of asking
 * @param questions what that makes
 */
record RequestedSet(String field, QuestionSet set, Set<String> variants, List<ProbeQuestion> questions) {

    /** Of what a caller wants; fails with the field that is wrong. */
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

    /** The set's own choice is sorted: it may come in another order after a restart, and then indexes would change. */
    private static Set<String> variants(ProbeSpec spec, QuestionSet set) {
        return spec.distinctVariants().isEmpty() ? new TreeSet<>(set.variants()) : spec.distinctVariants();
    }

    /** How many prompts it makes for each model; samples are answers per question, null for what each wants. */
    long prompts(Integer samples) {
        return questions.stream()
                .mapToLong(question -> samples == null ? question.samples() : samples)
                .sum();
    }

    /** As it is stored. */
    AskedSet asked(Integer samples) {
        return new AskedSet(set.name(), List.copyOf(variants), Math.toIntExact(prompts(samples)));
    }
}
