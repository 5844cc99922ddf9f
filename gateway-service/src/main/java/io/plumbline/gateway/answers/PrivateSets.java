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

/** Finds the question sets whose texts and answers viewers may not read. */
@ApplicationScoped
public class PrivateSets {

    private final QuestionSets questionSets;

    PrivateSets(QuestionSets questionSets) {
        this.questionSets = questionSets;
    }

    /** The private ones among these sets. An unknown set counts as private; answers that users got name no known set. */
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
