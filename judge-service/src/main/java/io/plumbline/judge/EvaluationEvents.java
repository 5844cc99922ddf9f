package io.plumbline.judge;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.plumbline.events.Score;
import io.plumbline.events.judging.Reading;
import io.plumbline.tracing.GenAi;
import java.util.Locale;

/**
 * Events on the span of judging: one for each rubric's points, and one for the outcome. They hold ids, points and labels, and no
 * text of model or judge.
 */
final class EvaluationEvents {

    private static final String OUTCOME = "outcome";

    private EvaluationEvents() {}

    static void add(Context trace, Score score) {
        Span span = Span.fromContext(trace);
        if (span.isRecording()) {
            score.readings().forEach(reading -> span.addEvent(GenAi.EVALUATION, points(score, reading)));
            span.addEvent(GenAi.EVALUATION, outcome(score));
        }
    }

    private static Attributes points(Score score, Reading reading) {
        AttributesBuilder attributes = about(score, reading.metric());
        reading.points().ifPresent(points -> attributes.put(GenAi.SCORE_VALUE, points));
        return attributes.build();
    }

    private static Attributes outcome(Score score) {
        AttributesBuilder attributes = about(score, OUTCOME)
                .put(GenAi.SCORE_LABEL, score.outcome().label().toLowerCase(Locale.ROOT));
        return score.outcome()
                .fold(
                        verdict -> attributes,
                        unscored -> attributes.put(
                                GenAi.ERROR_TYPE, unscored.reason().name().toLowerCase(Locale.ROOT)))
                .build();
    }

    private static AttributesBuilder about(Score score, String name) {
        return Attributes.builder().put(GenAi.EVALUATION_NAME, name).put(GenAi.PROMPT_ID, score.id());
    }
}
