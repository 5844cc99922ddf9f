package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.http.Findings;
import io.plumbline.gateway.probes.AskedSets;
import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.questions.InlineSet;
import io.plumbline.gateway.questions.ProbeQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All questions of a request.
 *
 * @param sets in the order of asking, each once, at least one
 * @param inline the set made of the questions that the request brings along, if any
 * @param samples answers per question; null for each question's own number
 */
record RequestedQuestions(List<RequestedSet> sets, Optional<InlineSet> inline, Integer samples) {

    /** Two bitmaps of this many indexes are 250 kB. */
    private static final long MOST_PROMPTS = 1_000_000;

    /** Most prompts of all models together: a request of a few bytes could make tens of millions. */
    private static final long MOST_IN_ALL = 5_000_000;

    /** Fails with a problem if a set is empty or named twice, or if the prompts are too many. */
    static RequestedQuestions of(ProbeSpec spec, List<RequestedSet> sets, Optional<InlineSet> inline) {
        Findings findings = new Findings();
        Set<String> names = new HashSet<>();
        for (RequestedSet wanted : sets) {
            String name = wanted.set().name();
            if (!names.add(name)) {
                findings.add("/" + wanted.field(), "names " + name + " twice: name each question set once");
            }
            if (wanted.questions().isEmpty()) {
                findings.add("/" + wanted.field(), "holds no questions");
            }
        }
        long total = sets.stream()
                .mapToLong(wanted -> wanted.prompts(spec.samples()))
                .sum();
        if (total > MOST_PROMPTS) {
            findings.add(
                    "/samples",
                    "makes " + total + " prompts for each model; at most " + MOST_PROMPTS
                            + " are allowed: lower samples or name fewer sets");
        }
        long models = spec.candidates().stream().distinct().count();
        if (total <= MOST_PROMPTS && total * models > MOST_IN_ALL) {
            findings.add(
                    "/samples",
                    "makes " + total + " prompts for each of " + models + " models, " + total * models
                            + " in all; at most " + MOST_IN_ALL + " are allowed: lower samples or name fewer models");
        }
        findings.refuse();
        return new RequestedQuestions(List.copyOf(sets), inline, spec.samples());
    }

    /** The sets in their stored form. */
    AskedSets asked() {
        return new AskedSets(sets.stream().map(wanted -> wanted.asked(samples)).toList());
    }

    /** The questions of all sets. */
    List<ProbeQuestion> questions() {
        return sets.stream().flatMap(wanted -> wanted.questions().stream()).toList();
    }
}
