package io.plumbline.aggregator.identity;

import io.plumbline.aggregator.runs.RunReading;
import io.plumbline.database.Storable;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.prompt.Canary;
import io.plumbline.pipeline.Received;
import java.time.Instant;

/**
 * One answer of a comparison as it is stored.
 *
 * @param promptId identity of the answer
 * @param run the comparison it is part of
 * @param questionId which of the canary's prompts
 * @param side who answered
 * @param answer null if the call failed or gave no text
 * @param firstToken the first token's alternatives, as JSON; null if there are none
 * @param failure why there is no answer; empty if there is one
 * @param answeredAt when the call was over
 */
record IdentityReading(
        String promptId,
        Run run,
        String questionId,
        Canary.Side side,
        String answer,
        String firstToken,
        String failure,
        Instant answeredAt)
        implements RunReading<IdentityReading.Run> {

    /** A canary asks for two dozen tokens. Of a model that answers more, only the beginning is compared. */
    private static final int LONGEST = 1000;

    private static final String EMPTY = "EMPTY";

    /**
     * One comparison.
     *
     * @param id made by the gateway
     * @param model the model in question
     * @param revision what was deployed under its id
     * @param baseline what it is compared with
     * @param promptSet with the hash of its content
     * @param size answers that make it whole
     * @param partition the partition that it was read from
     * @param releasedAt when it was sent
     * @param expiresAt after this no answer is waited for
     */
    record Run(
            String id,
            String model,
            String revision,
            String baseline,
            String promptSet,
            int size,
            int partition,
            Instant releasedAt,
            Instant expiresAt) {}

    static IdentityReading of(Received<Score> received) {
        Canary canary = received.event().prompt().canary().orElseThrow();
        return received.event()
                .completion()
                .result()
                .fold(
                        answered -> answered(received, canary, answered),
                        failed -> reading(
                                received, canary, null, null, failed.reason().name()));
    }

    /** A reply without text, or one that was not let through, says as little about its model as a failed call. */
    private static IdentityReading answered(Received<Score> received, Canary canary, Answered answered) {
        String failure = failure(received.event().outcome(), answered.text());
        return failure.isEmpty()
                ? reading(
                        received,
                        canary,
                        text(answered.text()),
                        answered.firstToken().isEmpty() ? null : Storable.json(answered.firstToken()),
                        "")
                : reading(received, canary, null, null, failure);
    }

    /** Why a reply cannot be compared; empty if it can. A canary's answers are never judged, so they have no verdict. */
    private static String failure(Outcome outcome, String text) {
        String reason = outcome.fold(verdict -> UnscoredReason.NO_VERDICT, Outcome.Unscored::reason)
                .name();
        if (!reason.equals(UnscoredReason.NO_VERDICT.name())) {
            return reason;
        }
        return text.isBlank() ? EMPTY : "";
    }

    private static IdentityReading reading(
            Received<Score> received, Canary canary, String answer, String firstToken, String failure) {
        Prompt prompt = received.event().prompt();
        return new IdentityReading(
                Storable.text(prompt.id()),
                run(prompt, canary, received.partition()),
                Storable.text(prompt.questionId()),
                canary.side(),
                answer,
                firstToken,
                failure,
                received.event().completion().completedAt());
    }

    private static Run run(Prompt prompt, Canary canary, int partition) {
        return new Run(
                Storable.text(prompt.probeId()),
                Storable.text(prompt.model()),
                Storable.text(prompt.revision()),
                Storable.text(canary.baseline()),
                Storable.text(prompt.questionSet()),
                canary.size(),
                partition,
                prompt.releasedAt(),
                prompt.expiresAt());
    }

    private static String text(String answer) {
        return Storable.text(answer.substring(0, Math.min(answer.length(), LONGEST)));
    }
}
