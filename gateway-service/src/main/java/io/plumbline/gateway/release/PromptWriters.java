package io.plumbline.gateway.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.LaneRow;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.questions.ProbeQuestion;
import io.plumbline.gateway.questions.QuestionSets;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Makes the prompt writer of a lane from its probe, its model and its questions. */
@ApplicationScoped
public class PromptWriters {

    /** Cached questions over all probes. Every release needs them, and parsing 10,000 questions would block the event loop. */
    private static final long MOST_QUESTIONS = 50_000;

    private final QuestionSets questionSets;

    /** By probe id; a probe's questions never change. */
    private final Cache<String, Questionnaire> questionnaires = Caffeine.newBuilder()
            .maximumWeight(MOST_QUESTIONS)
            .<String, Questionnaire>weigher((probe, asked) -> asked.questions())
            .build();

    PromptWriters(QuestionSets questionSets) {
        this.questionSets = questionSets;
    }

    public Uni<PromptWriter> of(Mutiny.Session session, LaneRow lane) {
        return session.find(ProbeRow.class, lane.probeId())
                .chain(probe -> session.find(ModelRegistrationRow.class, lane.model())
                        .chain(model -> questionnaire(probe)
                                .map(questionnaire -> new PromptWriter(probe, lane, model, questionnaire))));
    }

    private Uni<Questionnaire> questionnaire(ProbeRow probe) {
        Questionnaire known = questionnaires.getIfPresent(probe.id());
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return Multi.createFrom()
                .iterable(probe.asked().sets())
                .onItem()
                .transformToUniAndConcatenate(asked -> questions(probe, asked))
                .collect()
                .asList()
                .map(sets ->
                        Questionnaire.of(sets.stream().flatMap(List::stream).toList(), probe.samples()))
                .invoke(questionnaire -> questionnaires.put(probe.id(), questionnaire));
    }

    private Uni<List<ProbeQuestion>> questions(ProbeRow probe, AskedSet asked) {
        return questionSets.find(asked.name()).map(set -> set.questions(asked.distinctVariants(), probe.profile()));
    }
}
