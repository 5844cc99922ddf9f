package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.CapabilityRule;
import io.plumbline.judge.scoring.JudgeRequests;
import io.plumbline.judge.scoring.ScoringMethods;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/** Checks whether a judge can do what its scoring mode needs, before any of its readings count. */
@ApplicationScoped
class CapabilityCheck {

    private static final String SAY_HUNDRED = "Reply with the number 100 and nothing else.";
    private static final String EASY_QUESTION = "Which month comes after June?";
    private static final String EASY_ANSWER = "July comes after June.";

    /** Each round has the retries of any call, so that three rounds outlast the restart of an endpoint. */
    private static final int ROUNDS = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChatApi judges;
    private final JudgeCall call;
    private final ScoringMethods methods;
    private final Duration checkTime;

    CapabilityCheck(ChatApi judges, JudgeCall call, ScoringMethods methods, JudgeConfig config) {
        this.judges = judges;
        this.call = call;
        this.methods = methods;
        this.checkTime = config.checkTime();
    }

    /** Runs the checks of the judging's mode, within {@code plumbline.judge.check-time}. */
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
        Set<Capability.Check> checks = methods.of(judging.mode()).checks();
        Uni<Capability> first = checks.contains(Capability.Check.LOGPROBS)
                ? hundred(judging.judge())
                : Uni.createFrom().item(Capability.fit());
        return first.chain(found -> found.isFit() && checks.contains(Capability.Check.MASS)
                ? easy(judging)
                : Uni.createFrom().item(found));
    }

    private Uni<Capability> hundred(Target judge) {
        return judges.complete(judge, JudgeRequests.firstToken(SAY_HUNDRED), Caller.calibration(judge.modelName()))
                .chain(result -> result.fold(
                        reply -> Uni.createFrom().item(CapabilityRule.hundred(reply)),
                        failure -> withoutLogprobs(judge, failure)));
    }

    private Uni<Capability> withoutLogprobs(Target judge, Failure failure) {
        if (!CapabilityRule.mayRejectLogprobs(failure)) {
            return Uni.createFrom().item(Capability.unknown(failure.detail()));
        }
        Uni<ChatResult> same = judges.complete(
                judge, JudgeRequests.shortText(SAY_HUNDRED, 0, 0), Caller.calibration(judge.modelName()));
        return same.map(result -> CapabilityRule.rejected(failure, result));
    }

    private Uni<Capability> easy(Judging judging) {
        return call.measure(judging, judging.rubrics().get(0), EASY_QUESTION, EASY_ANSWER)
                .map(CapabilityRule::easy);
    }
}
