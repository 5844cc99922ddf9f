package io.plumbline.gateway.answers.pushed;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.gateway.answers.pushed.body.InFlightBytes;
import io.plumbline.gateway.answers.pushed.body.LineReader;
import io.plumbline.gateway.answers.pushed.body.RawLine;
import io.plumbline.gateway.answers.pushed.sampling.SampleShare;
import io.plumbline.gateway.answers.redaction.Redactor;
import io.plumbline.gateway.models.ModelRegistrationRow;
import io.plumbline.gateway.probes.request.JudgeDefaults;
import io.plumbline.gateway.questions.Rubrics;
import io.plumbline.problem.Problem;
import io.plumbline.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes pushed answers batch by batch while their body is read. Answers that it reports as accepted are on the topic,
 * acknowledged by every broker replica that the topic demands.
 */
@ApplicationScoped
class AnswerIntake {

    private final PushedModels models;
    private final JudgeDefaults judge;
    private final AnswerParser parser;
    private final Redactor redactor;
    private final AnswerBatches batches;
    private final MeterRegistry meters;
    private final Optional<Duration> idsKept;
    private final SampleShare configuredShare;

    AnswerIntake(
            PushedModels models,
            JudgeDefaults judge,
            AnswerParser parser,
            AnswerConfig config,
            Redactor redactor,
            AnswerBatches batches,
            MeterRegistry meters) {
        this.models = models;
        this.judge = judge;
        this.parser = parser;
        this.redactor = redactor;
        this.batches = batches;
        this.meters = meters;
        this.idsKept = config.idsKept();
        this.configuredShare = new SampleShare(config.checked().rate());
    }

    private record Request(
            LineReader lines,
            Optional<SampleShare> share,
            Judging judging,
            InFlightBytes.Reservation reservation,
            RequestTally tally) {}

    /**
     * Takes the valid lines of a request. If it cannot go on, the problem's report says which lines are durable. Lines that were
     * sent are taken even if the caller disconnects.
     *
     * @param lines the request's lines, read on a worker thread
     * @param share share of the answers to judge; empty for the one of the model's registration
     * @param reservation the request's bytes, released at its end
     */
    Uni<AnswerReport> take(LineReader lines, Optional<SampleShare> share, InFlightBytes.Reservation reservation) {
        RequestTally tally = new RequestTally();
        return Uni.createFrom()
                .item(() -> new Request(lines, share, judging(), reservation, tally))
                .chain(this::takeAll)
                .replaceWith(() -> tally.report().remembering(idsKept))
                .onFailure()
                .transform(failure -> InterruptedRequest.problem(failure, tally))
                .onTermination()
                .invoke(() -> {
                    count(tally.report());
                    reservation.release();
                })
                .memoize()
                .indefinitely();
    }

    private Uni<Void> takeAll(Request request) {
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(Unchecked.supplier(request.lines::batch))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .until(List::isEmpty)
                .onItem()
                .transformToUniAndConcatenate(batch -> take(batch, request))
                .collect()
                .last();
    }

    private Uni<Void> take(List<RawLine> raw, Request request) {
        List<AnswerLine> lines = raw.stream().map(parser::read).toList();
        return models.find(named(lines), request.judging)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(known -> PushedBatch.of(lines, known, share(request), redactor::redact))
                .chain(batch -> batches.send(batch, request.judging, request.reservation)
                        .invoke(sent -> {
                            request.tally.add(batch, sent);
                            request.tally.readTo(raw.get(raw.size() - 1).number());
                            request.tally.requireGoingOn();
                        }))
                .replaceWithVoid();
    }

    private static Set<String> named(List<AnswerLine> lines) {
        return lines.stream()
                .filter(AnswerLine::isRight)
                .map(line -> line.answer().model())
                .collect(Collectors.toSet());
    }

    private Function<ModelRegistrationRow, SampleShare> share(Request request) {
        return model -> request.share.orElseGet(
                () -> model.terms().pushedRate().map(SampleShare::new).orElse(configuredShare));
    }

    private void count(AnswerReport report) {
        Map.of(
                        "accepted", report.accepted(),
                        "duplicate", report.duplicates(),
                        "not_sampled", report.notSampled(),
                        "refused", report.refused() - report.changed(),
                        "changed", report.changed(),
                        "unacknowledged", (long) report.unacknowledged().size())
                .forEach((result, number) -> meters.counter("plumbline.pushed.answers", "result", result)
                        .increment(number));
    }

    private Judging judging() {
        return judge.target()
                .map(target -> new Judging(target.target(), Profile.STRICT, target.scoring(), Rubrics.builtIn()))
                .orElseThrow(
                        () -> new ProblemException(
                                Problem.conflict(
                                        "no-judge",
                                        "there is no judge: set plumbline.judge.endpoint and plumbline.judge.model for pushed answers")));
    }
}
