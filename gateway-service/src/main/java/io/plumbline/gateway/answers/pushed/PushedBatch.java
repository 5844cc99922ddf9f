package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.PushedModels.PushedModel;
import io.plumbline.gateway.answers.pushed.sampling.AnswerHash;
import io.plumbline.gateway.answers.pushed.sampling.SampleShare;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.models.revisions.DeployedRevision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A batch of lines, sorted into answers that may be new, answers outside the judged share, and refused lines. */
final class PushedBatch {

    private final List<AnswerReport.Refused> refused = new ArrayList<>();
    private final Map<UUID, List<Pushed>> byId = new LinkedHashMap<>();
    private long notSampled;

    /**
     * A right line.
     *
     * @param line the line
     * @param answer the answer without personal data
     */
    record Pushed(AnswerLine line, PushedPrompt answer) {}

    /**
     * Sorts lines.
     *
     * @param known registered models by id
     * @param share share of a model's answers to judge
     * @param redactor replaces personal data in a text
     */
    static PushedBatch of(
            List<AnswerLine> lines,
            Map<String, PushedModel> known,
            Function<ModelRegistrationRow, SampleShare> share,
            UnaryOperator<String> redactor) {
        PushedBatch batch = new PushedBatch();
        lines.forEach(line -> {
            PushedModel model = line.isRight() ? known.get(line.answer().model()) : null;
            if (!line.isRight()) {
                batch.refused.add(line.report());
            } else if (model == null) {
                batch.refused.add(
                        line.refused("/model", "there is no such model").report());
            } else {
                batch.take(line, model, share.apply(model.row()), redactor);
            }
        });
        return batch;
    }

    private void take(AnswerLine line, PushedModel model, SampleShare share, UnaryOperator<String> redactor) {
        AnswerHash hash = AnswerHash.of(model.row().id(), line.answer().id());
        Optional<DeployedRevision> revision = line.answer().deployedBy(model.revisions());
        if (revision.isEmpty()) {
            refused.add(line.refused(
                            "/revision",
                            "is no revision of this model; the latest are "
                                    + model.revisions().names() + ". Leave it out to go by the time")
                    .report());
        } else if (!share.includes(hash)) {
            notSampled++;
        } else {
            byId.computeIfAbsent(hash.identity(), first -> new ArrayList<>())
                    .add(new Pushed(line, PushedPrompt.of(line.answer(), model.row(), revision.get(), redactor)));
        }
    }

    List<AnswerReport.Refused> refused() {
        return refused;
    }

    /** The right lines by the hash of model and answer id, in the order of the lines. */
    Map<UUID, List<Pushed>> byId() {
        return byId;
    }

    long notSampled() {
        return notSampled;
    }
}
