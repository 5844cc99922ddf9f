package io.plumbline.aggregator.ledger;

import io.plumbline.aggregator.store.StoredColumn;
import io.plumbline.database.Storable;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.prompt.Round;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static io.plumbline.aggregator.store.StoredColumn.date;
import static io.plumbline.aggregator.store.StoredColumn.decimal;
import static io.plumbline.aggregator.store.StoredColumn.flag;
import static io.plumbline.aggregator.store.StoredColumn.integer;
import static io.plumbline.aggregator.store.StoredColumn.json;
import static io.plumbline.aggregator.store.StoredColumn.number;
import static io.plumbline.aggregator.store.StoredColumn.text;
import static io.plumbline.aggregator.store.StoredColumn.time;

/**
 * The columns of a stored answer. A new one is a migration and an entry here; statement and parameters follow from the list.
 * Every text passes {@link Storable}, because PostgreSQL cannot hold each text that JSON can.
 */
final class AnswerColumns {

    /** The columns of the table {@code answer}. */
    static final List<StoredColumn<PlacedAnswer>> ANSWER = List.of(
            text("prompt_id", answer -> answer.row().promptId()),
            date("day", answer -> answer.row().day()),
            number("series_id", PlacedAnswer::seriesId),
            number("place", PlacedAnswer::place),
            text("probe_id", answer -> answer.row().probeId()),
            text("model", answer -> answer.row().series().model()),
            text("question_id", answer -> answer.row().questionId()),
            text("round", answer -> answer.row().round().map(Round::id).orElse(null)),
            integer(
                    "round_size",
                    answer -> answer.row().round().map(Round::size).orElse(null)),
            text("outcome", answer -> answer.row().outcome()),
            text("reason", answer -> answer.row().reason()),
            decimal("alignment", answer -> answer.row().alignment()),
            decimal("coherence", answer -> AnswerRow.points(answer.score(), Rubric.COHERENT)),
            text("served_model", answer -> ofReply(answer.score(), reply -> Optional.of(reply.servedModel()))),
            text("system_fingerprint", answer -> ofReply(answer.score(), Answered::systemFingerprint)),
            text("finish_reason", answer -> ofReply(answer.score(), reply -> Optional.of(reply.finishReason()))),
            integer("attempts", answer -> answer.score().completion().result().attempts()),
            flag("review", answer -> answer.row().review()),
            flag("ahead", answer -> answer.row().ahead()),
            time("released_at", answer -> answer.row().releasedAt()),
            time("answered_at", answer -> answer.row().answeredAt()),
            time("scored_at", answer -> answer.row().scoredAt()));

    /** The columns of the table {@code answer_text}, whose rows are dropped earlier than those of {@code answer}. */
    static final List<StoredColumn<AnswerRow>> TEXT = List.of(
            text("prompt_id", AnswerRow::promptId),
            date("day", AnswerRow::day),
            text("question", answer -> Storable.text(answer.score().prompt().question())),
            text("answer", answer -> ofReply(answer.score(), reply -> Optional.of(reply.text()))),
            text("reasoning", answer -> ofReply(answer.score(), Answered::reasoning)),
            text("detail", answer -> Storable.text(detail(answer.score()))),
            text("readings", answer -> Storable.json(answer.score().readings())),
            json(
                    "panel",
                    answer -> answer.hasPanel() ? Storable.json(answer.score().panel()) : null));

    private AnswerColumns() {}

    /** A part of the model's reply; null without a reply. */
    private static String ofReply(Score score, Function<Answered, Optional<String>> part) {
        return Storable.text(score.completion().result().fold(part, failed -> Optional.empty()));
    }

    /** Why there is no verdict, in words; empty if there is a verdict. */
    private static Optional<String> detail(Score score) {
        return score.outcome().fold(verdict -> Optional.empty(), unscored -> Optional.of(unscored.detail()));
    }
}
