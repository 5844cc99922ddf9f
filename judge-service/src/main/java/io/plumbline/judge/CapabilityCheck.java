package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatResult;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.Target;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.CapabilityRule;
import io.plumbline.judge.reading.ReferenceAnswer;
import io.plumbline.judge.reading.ScaleRule;
import io.plumbline.judge.reading.spelled.OverflowRule;
import io.plumbline.judge.scoring.JudgeRequests;
import io.plumbline.judge.scoring.ScoringMethods;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Checks whether a judge can do what its scoring mode needs, before any of its readings count: whether its numbers are single
 * tokens, and whether it gives known answers, good and bad, the points that they deserve. The rubrics of the check are its own,
 * so that no caller's rubric decides about a judge that others use too.
 */
@ApplicationScoped
class CapabilityCheck {

    private static final List<String> SAY_HUNDRED = List.of(
            "Reply with the number 100 and nothing else.",
            "Do not greet and do not explain. Your whole reply must be this number: 100");

    private static final List<Rubric> RUBRICS = List.of(rubric(Rubric.ALIGNED), rubric(Rubric.COHERENT));

    /** Each round has the retries of any call, so that three rounds outlast the restart of an endpoint. */
    private static final int ROUNDS = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ChatApi judges;
    private final JudgeCall call;
    private final ScoringMethods methods;
    private final SpelledCheck spelled;
    private final Duration checkTime;

    CapabilityCheck(ChatApi judges, JudgeCall call, ScoringMethods methods, SpelledCheck spelled, JudgeConfig config) {
        this.judges = judges;
        this.call = call;
        this.methods = methods;
        this.spelled = spelled;
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
                .chain(found -> found.finding() == CheckFinding.UNKNOWN && round < ROUNDS
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
                ? hundred(judging.judge(), 0)
                : Uni.createFrom().item(Capability.fit());
        return first.map(found ->
                        found.failed().filter(check -> !checks.contains(check)).isPresent() ? Capability.fit() : found)
                .chain(found -> found.admits() && checks.contains(Capability.Check.OVERFLOW)
                        ? spelled.continuation(judging.judge())
                        : Uni.createFrom().item(found))
                .chain(found -> found.admits() && checks.contains(Capability.Check.SCALE)
                        ? scale(judging)
                        : Uni.createFrom().item(found));
    }

    private Uni<Capability> hundred(Target judge, int words) {
        return judges.complete(
                        judge, JudgeRequests.firstToken(SAY_HUNDRED.get(words)), Caller.calibration(judge.modelName()))
                .chain(result ->
                        result.fold(reply -> hundred(judge, words, reply), failure -> withoutLogprobs(judge, failure)));
    }

    private Uni<Capability> hundred(Target judge, int words, Reply reply) {
        Capability found = CapabilityRule.hundred(reply, JudgeRequests.TOP_LOGPROBS);
        boolean again = found.admits()
                && words + 1 < SAY_HUNDRED.size()
                && CapabilityRule.isUntold(reply, JudgeRequests.TOP_LOGPROBS);
        return again ? hundred(judge, words + 1) : Uni.createFrom().item(found);
    }

    private Uni<Capability> withoutLogprobs(Target judge, Failure failure) {
        if (!CapabilityRule.mayRejectLogprobs(failure)) {
            return Uni.createFrom().item(Capability.unknown(failure.detail()));
        }
        Uni<ChatResult> same = judges.complete(
                judge, JudgeRequests.shortText(SAY_HUNDRED.get(0), 0, 0), Caller.calibration(judge.modelName()));
        return same.map(result -> CapabilityRule.rejected(failure, result));
    }

    private Uni<Capability> scale(Judging judging) {
        Judging own = new Judging(judging.judge(), Profile.STRICT, judging.mode(), RUBRICS);
        return Uni.join()
                .all(ReferenceAnswer.all().stream()
                        .map(answer -> trial(own, answer))
                        .toList())
                .andFailFast()
                .map(trials -> OverflowRule.of(trials, ScaleRule.of(trials)));
    }

    private Uni<ScaleRule.Trial> trial(Judging judging, ReferenceAnswer answer) {
        Rubric rubric = judging.rubrics().stream()
                .filter(known -> known.metric().equals(answer.metric()))
                .findFirst()
                .orElseThrow();
        return call.measure(
                        judging.at(Optional.of(answer.limit())),
                        rubric,
                        new AskedAnswer("check " + UUID.randomUUID(), answer.question(), answer.text()),
                        Caller.calibration(judging.judge().modelName()))
                .map(judgement -> new ScaleRule.Trial(answer, judgement));
    }

    private static Rubric rubric(String metric) {
        try (InputStream file = CapabilityCheck.class.getResourceAsStream("/check/" + metric + ".txt")) {
            return new Rubric(metric, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
