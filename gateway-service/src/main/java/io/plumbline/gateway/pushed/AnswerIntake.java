package io.plumbline.gateway.pushed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.events.Completion;
import io.plumbline.events.Judging;
import io.plumbline.events.Profile;
import io.plumbline.events.ScoringMode;
import io.plumbline.gateway.probes.request.JudgeDefaults;
import io.plumbline.gateway.problem.Problem;
import io.plumbline.gateway.problem.ProblemException;
import io.plumbline.gateway.questions.Rubrics;
import io.plumbline.gateway.redaction.Redactor;
import io.plumbline.gateway.registry.RegisteredModelRow;
import io.plumbline.gateway.release.PromptSender;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Takes pushed answers: what it reports as accepted is on the topic, on every replica that the broker demands. */
@ApplicationScoped
class AnswerIntake {

    private final WatchedModels models;
    private final JudgeDefaults judge;
    private final AnswerConfig config;
    private final Redactor redactor;
    private final PromptSender sender;
    private final Counter accepted;
    private final Counter notSampled;
    private final Counter refused;
    private final AtomicLong inFlight = new AtomicLong();
    private final Clock clock = Clock.systemUTC();

    AnswerIntake(
            WatchedModels models,
            JudgeDefaults judge,
            AnswerConfig config,
            Redactor redactor,
            PromptSender sender,
            MeterRegistry registry) {
        this.models = models;
        this.judge = judge;
        this.config = config;
        this.redactor = redactor;
        this.sender = sender;
        this.accepted = registry.counter("plumbline.pushed.answers", "result", "accepted");
        this.notSampled = registry.counter("plumbline.pushed.answers", "result", "not_sampled");
        this.refused = registry.counter("plumbline.pushed.answers", "result", "refused");
        if (!(config.rate() >= 0 && config.rate() <= 1)) {
            throw new IllegalArgumentException("plumbline.answers.rate must lie in 0..1, not " + config.rate());
        }
    }

    /** The share that is judged where the request does not say. */
    double usualRate() {
        return config.rate();
    }

    /**
     * Takes what is right of these. Reading and redacting take a thread of their own: they are not for the event loop.
     *
     * @param reading gives the lines
     * @param characters the request's length, which counts as in flight until the broker has all
     */
    Uni<AnswerReport> take(Supplier<List<AnswerLines.Line>> reading, SampleShare share, long characters) {
        Judging judging = judging();
        reserve(characters);
        // What has been handed to the broker cannot be called back: it stays in flight when the caller goes away.
        Uni<AnswerReport> taken = Uni.createFrom()
                .item(reading)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(lines -> known(lines, judging)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .chain(known -> take(lines, known, judging, share)))
                .onTermination()
                .invoke(() -> inFlight.addAndGet(-characters))
                .memoize()
                .indefinitely();
        return taken.ifNoItem()
                .after(config.patience())
                .failWith(() -> new ProblemException(Problem.unavailable(
                        "the broker does not answer: nothing is acknowledged, send all of it again")));
    }

    private Uni<Map<String, RegisteredModelRow>> known(List<AnswerLines.Line> lines, Judging judging) {
        return models.find(
                lines.stream()
                        .filter(AnswerLines.Line::isRight)
                        .map(line -> line.answer().model())
                        .collect(Collectors.toSet()),
                judging);
    }

    private Uni<AnswerReport> take(
            List<AnswerLines.Line> lines, Map<String, RegisteredModelRow> known, Judging judging, SampleShare share) {
        List<AnswerLines.Line> checked = lines.stream()
                .map(line -> line.isRight() && !known.containsKey(line.answer().model())
                        ? line.refused("/model", "there is no such model")
                        : line)
                .toList();
        List<AnswerSpec> right = checked.stream()
                .filter(AnswerLines.Line::isRight)
                .map(AnswerLines.Line::answer)
                .toList();
        List<AnswerSpec> sampled = right.stream()
                .filter(answer -> share.holds(answer.model(), answer.id()))
                .toList();
        Instant now = Instant.now(clock);
        List<Completion> completions = sampled.stream()
                .map(answer -> PushedPrompt.of(answer, known.get(answer.model()), judging, redactor::redact, now))
                .toList();
        return sender.complete(Multi.createFrom().iterable(completions))
                .replaceWith(() -> report(checked, sampled.size(), right.size() - sampled.size()));
    }

    private AnswerReport report(List<AnswerLines.Line> lines, int taken, int left) {
        List<AnswerReport.Refused> wrong = lines.stream()
                .filter(line -> !line.isRight())
                .map(AnswerLines.Line::report)
                .toList();
        accepted.increment(taken);
        notSampled.increment(left);
        refused.increment(wrong.size());
        return new AnswerReport(taken, left, wrong.size(), wrong);
    }

    private Judging judging() {
        return judge.target()
                .map(target -> new Judging(target.target(), Profile.STRICT, ScoringMode.LOGPROBS, Rubrics.builtIn()))
                .orElseThrow(() -> new ProblemException(Problem.conflict(
                        "no-judge", "there is no judge: plumbline.judge.endpoint and plumbline.judge.model")));
    }

    private void reserve(long characters) {
        if (inFlight.addAndGet(characters) > config.mostInFlight()) {
            inFlight.addAndGet(-characters);
            throw new ProblemException(
                    Problem.tooMany("too many answers wait for the broker; none of these was taken"),
                    Map.of("Retry-After", "1"));
        }
    }
}
