package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.CapabilityRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Asks a judge what it must be capable of before its readings are believed. */
@ApplicationScoped
class CapabilityCheck {

    private static final String SAY_HUNDRED = "Reply with the number 100 and nothing else.";
    private static final String EASY_QUESTION = "Which month comes after June?";
    private static final String EASY_ANSWER = "July comes after June.";

    /** Each asks as stubbornly as any call; together they outlast an endpoint's restart. */
    private static final int ROUNDS = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChatApi judges;
    private final JudgeCall call;
    private final Duration checkTime;

    CapabilityCheck(ChatApi judges, JudgeCall call, JudgeConfig config) {
        this.judges = judges;
        this.call = call;
        this.checkTime = config.checkTime();
    }

    /** What the judge can do, in bounded time. */
    Uni<Capability> run(Judging judging) {
        return round(judging, 1)
                .ifNoItem()
                .after(checkTime)
                .recoverWithItem(() -> Capability.unknown("the capability check took longer than " + checkTime));
    }

    private Uni<Capability> round(Judging judging, int round) {
        return once(judging)
                .chain(found -> found.finding() == Capability.Finding.UNKNOWN && round < ROUNDS
                        ? Uni.createFrom()
                                .voidItem()
                                .onItem()
                                .delayIt()
                                .by(PAUSE)
                                .chain(() -> round(judging, round + 1))
                        : Uni.createFrom().item(found));
    }

    private Uni<Capability> once(Judging judging) {
        return switch (judging.mode()) {
            case LOGPROBS ->
                hundred(judging.judge())
                        .chain(found ->
                                found.isFit() ? easy(judging) : Uni.createFrom().item(found));
            case SAMPLED -> easy(judging);
            // A label is right or wrong by itself; no easy answer fits every set of labels.
            case TEXT -> Uni.createFrom().item(Capability.fit());
        };
    }

    private Uni<Capability> hundred(Target judge) {
        return judges.complete(judge, JudgeCall.firstToken(SAY_HUNDRED), Caller.calibration(judge.modelName()))
                .chain(result -> result.fold(
                        reply -> Uni.createFrom().item(CapabilityRule.hundred(reply)),
                        failure -> withoutLogprobs(judge, failure)));
    }

    private Uni<Capability> withoutLogprobs(Target judge, Failure failure) {
        if (!CapabilityRule.mayRejectLogprobs(failure)) {
            return Uni.createFrom().item(Capability.unknown(failure.detail()));
        }
        Uni<ChatResult> same =
                judges.complete(judge, JudgeCall.reply(SAY_HUNDRED, 0, 0), Caller.calibration(judge.modelName()));
        return same.map(result -> CapabilityRule.rejected(failure, result));
    }

    private Uni<Capability> easy(Judging judging) {
        return call.measure(judging, judging.rubrics().get(0), EASY_QUESTION, EASY_ANSWER)
                .map(CapabilityRule::easy);
    }
}
