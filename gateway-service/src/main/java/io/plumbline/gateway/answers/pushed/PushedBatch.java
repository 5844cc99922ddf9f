package io.plumbline.gateway.answers.pushed;

import io.plumbline.gateway.answers.pushed.sampling.AnswerHash;
import io.plumbline.gateway.answers.pushed.sampling.RecentAnswers;
import io.plumbline.gateway.answers.pushed.sampling.SampleShare;
import io.plumbline.gateway.models.ModelRegistrationRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A batch of lines, sorted into new answers, duplicates, answers outside the judged share, and refused lines. */
final class PushedBatch {

    private final List<AnswerReport.Refused> refused = new ArrayList<>();
    private final Map<Long, NewAnswer> fresh = new LinkedHashMap<>();
    private long duplicates;
    private long notSampled;

    /**
     * An answer to send.
     *
     * @param answer the pushed answer
     * @param model its registered model
     * @param lines numbers of all lines that hold this answer
     */
    record NewAnswer(AnswerSpec answer, ModelRegistrationRow model, List<Integer> lines) {}

    /**
     * Sorts lines.
     *
     * @param known registered models by id
     * @param share share of a model's answers to judge
     * @param recent answers that need not be sent again
     */
    static PushedBatch of(
            List<AnswerLine> lines,
            Map<String, ModelRegistrationRow> known,
            Function<ModelRegistrationRow, SampleShare> share,
            RecentAnswers recent) {
        PushedBatch batch = new PushedBatch();
        lines.forEach(line -> {
            ModelRegistrationRow model =
                    line.isRight() ? known.get(line.answer().model()) : null;
            if (!line.isRight()) {
                batch.refused.add(line.report());
            } else if (model == null) {
                batch.refused.add(
                        line.refused("/model", "there is no such model").report());
            } else {
                batch.take(line, model, share.apply(model), recent);
            }
        });
        return batch;
    }

    private void take(AnswerLine line, ModelRegistrationRow model, SampleShare share, RecentAnswers recent) {
        AnswerHash hash = AnswerHash.of(model.id(), line.answer().id());
        if (!share.includes(hash)) {
            notSampled++;
        } else if (recent.contains(hash.identity())) {
            duplicates++;
        } else {
            fresh.computeIfAbsent(hash.identity(), first -> new NewAnswer(line.answer(), model, new ArrayList<>()))
                    .lines()
                    .add(line.number());
        }
    }

    List<AnswerReport.Refused> refused() {
        return refused;
    }

    /** New answers by the identity of their hash. */
    Map<Long, NewAnswer> fresh() {
        return fresh;
    }

    long notSampled() {
        return notSampled;
    }

    /** Number of lines whose answers were durable before. */
    long duplicates() {
        return duplicates;
    }
}
