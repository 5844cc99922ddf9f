package io.plumbline.gateway.probes.launch;

import io.plumbline.gateway.probes.request.ProbeSpec;
import io.plumbline.gateway.questions.InlineSet;
import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.questions.file.QuestionSetException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds a request's questions: the sets that it names, then the questions that it brings along. */
@ApplicationScoped
class QuestionFinder {

    private static final String INLINE = "questions";

    private final QuestionSets sets;

    QuestionFinder(QuestionSets sets) {
        this.sets = sets;
    }

    /** Fails if a set does not exist or a question is wrong. It stores no question. */
    Uni<RequestedQuestions> find(ProbeSpec spec) {
        Optional<InlineSet> inline = spec.questions().map(questions -> sets.inline(questions, "/" + INLINE));
        return named(spec)
                .map(named -> Stream.concat(
                                named.stream(),
                                inline.stream().map(brought -> RequestedSet.of(INLINE, brought.set(), spec)))
                        .toList())
                .map(all -> RequestedQuestions.of(spec, all, inline));
    }

    private Uni<List<RequestedSet>> named(ProbeSpec spec) {
        return Multi.createFrom()
                .iterable(IntStream.range(0, spec.setNames().size()).boxed().toList())
                .onItem()
                .transformToUniAndConcatenate(place -> named(spec, place))
                .collect()
                .asList();
    }

    private Uni<RequestedSet> named(ProbeSpec spec, int place) {
        String field = "questionSets/" + place;
        return sets.find(spec.setNames().get(place))
                .onFailure(QuestionSetException.class)
                .transform(unknown -> new QuestionSetException(field, unknown.getMessage()))
                .map(set -> RequestedSet.of(field, set, spec));
    }
}
