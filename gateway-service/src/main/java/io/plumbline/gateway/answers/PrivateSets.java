package io.plumbline.gateway.answers;

import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.questions.file.QuestionSetException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows which question sets' texts, and the answers to them, viewers may not read. */
@ApplicationScoped
public class PrivateSets {

    private final QuestionSets questionSets;

    PrivateSets(QuestionSets questionSets) {
        this.questionSets = questionSets;
    }

    /** Those of these names that viewers may not read; one that is not known is read by nobody, as answers that users got. */
    public Uni<Set<String>> among(Stream<String> names) {
        return Multi.createFrom()
                .items(names.distinct())
                .onItem()
                .transformToUniAndConcatenate(name -> questionSets
                        .find(name)
                        .map(set -> Optional.of(name).filter(found -> set.isPrivate()))
                        .onFailure(QuestionSetException.class)
                        .recoverWithItem(Optional.of(name)))
                .onItem()
                .transformToIterable(hidden -> hidden.stream().toList())
                .collect()
                .with(Collectors.toSet());
    }
}
