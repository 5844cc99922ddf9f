package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.Continuation;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.CapabilityRule;
import io.plumbline.judge.reading.spelled.KnownContinuation;
import io.plumbline.judge.scoring.Continuations;
import io.plumbline.judge.scoring.JudgeRequests;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds out how the endpoint of a judge that spells lets a reply be continued, by asking for the rest of known replies. A server
 * that ignores a way opens a new turn, mostly without an error, and its reply would be taken for the rest of a number.
 */
@ApplicationScoped
class SpelledCheck {

    private static final Logger LOG = Logger.getLogger(SpelledCheck.class);

    private final ChatApi judges;
    private final Continuations continuations;

    SpelledCheck(ChatApi judges, Continuations continuations) {
        this.judges = judges;
        this.continuations = continuations;
    }

    /** What asking in one way came to. */
    private enum Answer {
        CONTINUED,
        NEW_TURN,
        UNREACHABLE
    }

    /**
     * Looks for a way and keeps it. A judge without any is fit: then only the number that it says is read. The finding is unknown if the
     * judge could not be reached.
     */
    Uni<Capability> continuation(Target judge) {
        return first(judge, List.of(Continuation.Way.values()));
    }

    private Uni<Capability> first(Target judge, List<Continuation.Way> ways) {
        if (ways.isEmpty()) {
            return Uni.createFrom().item(learned(judge, Optional.empty()));
        }
        Continuation.Way way = ways.get(0);
        return all(judge, way, KnownContinuation.all()).chain(answer -> switch (answer) {
            case CONTINUED -> Uni.createFrom().item(learned(judge, Optional.of(way)));
            case NEW_TURN -> first(judge, ways.subList(1, ways.size()));
            case UNREACHABLE -> Uni.createFrom().item(Capability.unknown("it could not be asked to continue a reply"));
        });
    }

    private Capability learned(Target judge, Optional<Continuation.Way> way) {
        if (!continuations.of(judge).equals(way)) {
            LOG.infof(
                    "judge spells numbers judge=%s endpoint=%s continues=%s",
                    judge.modelName(), judge.endpoint(), way.map(Enum::name).orElse("none"));
        }
        continuations.learn(judge, way);
        return Capability.fit();
    }

    private Uni<Answer> all(Target judge, Continuation.Way way, List<KnownContinuation> known) {
        return known.isEmpty()
                ? Uni.createFrom().item(Answer.CONTINUED)
                : one(judge, way, known.get(0))
                        .chain(answer -> answer == Answer.CONTINUED
                                ? all(judge, way, known.subList(1, known.size()))
                                : Uni.createFrom().item(answer));
    }

    private Uni<Answer> one(Target judge, Continuation.Way way, KnownContinuation known) {
        ChatRequest request =
                JudgeRequests.firstToken(known.question()).continuing(new Continuation(known.begun(), way));
        return judges.complete(judge, request, Caller.calibration(judge.modelName()))
                .map(result -> result.fold(reply -> answer(reply, known), SpelledCheck::refused));
    }

    private static Answer answer(ChatResult.Reply reply, KnownContinuation known) {
        return known.isContinued(reply.firstToken(), JudgeRequests.TOP_LOGPROBS) ? Answer.CONTINUED : Answer.NEW_TURN;
    }

    /** An endpoint that rejects a way, or breaks on it with a reply that is none, does not know it. */
    private static Answer refused(Failure failure) {
        return CapabilityRule.mayRejectLogprobs(failure) || failure.kind() == Failure.Kind.NO_MESSAGE
                ? Answer.NEW_TURN
                : Answer.UNREACHABLE;
    }
}
