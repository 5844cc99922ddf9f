package io.plumbline.gateway.results;

import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeView;
import io.plumbline.gateway.questions.QuestionSet;
import io.plumbline.gateway.questions.QuestionSets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which of a probe's question sets viewers may not read. */
@ApplicationScoped
class PrivateSets {

    private final QuestionSets questionSets;

    PrivateSets(QuestionSets questionSets) {
        this.questionSets = questionSets;
    }

    /** Their names, with the hashes of their contents. */
    Uni<Set<String>> of(ProbeView probe) {
        return Multi.createFrom()
                .iterable(probe.questionSets())
                .map(AskedSet::name)
                .onItem()
                .transformToUniAndConcatenate(questionSets::find)
                .filter(QuestionSet::isPrivate)
                .collect()
                .with(Collectors.mapping(QuestionSet::name, Collectors.toSet()));
    }
}
