package io.plumbline.gateway.probes;

import io.plumbline.gateway.questions.QuestionSets;
import io.plumbline.gateway.registry.RegisteredModelRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** Finds what a model's prompts are made of: its probe and the questions of that. */
@ApplicationScoped
public class PromptWriters {

    private final QuestionSets questionSets;

    PromptWriters(QuestionSets questionSets) {
        this.questionSets = questionSets;
    }

    /** The writer of a model's prompts in a probe. */
    public Uni<PromptWriter> of(Mutiny.Session session, ProbeModelRow lane) {
        return session.find(ProbeRow.class, lane.probeId).chain(probe -> session.find(
                        RegisteredModelRow.class, lane.model)
                .chain(model -> questionSets
                        .find(probe.questionSet)
                        .map(set -> new PromptWriter(
                                probe,
                                lane,
                                model,
                                Questionnaire.of(set.questions(probe.variants(), probe.profile), probe.samples())))));
    }
}
