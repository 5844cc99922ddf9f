package io.plumbline.judge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.judging.CheckFinding;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.judge.reading.Capability;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.ReplyWord;
import io.plumbline.judge.scoring.ScoringMethods;
import io.plumbline.metrics.NativeHistograms;
import io.prometheus.metrics.core.metrics.Histogram;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Judgements, points and capability checks, as metrics. */
@ApplicationScoped
class JudgeMeters {

    private static final double[] DECILES =
            IntStream.rangeClosed(1, 10).mapToDouble(tenth -> 10 * tenth).toArray();

    private static final int MOST_MODELS = 200;
    private static final int MOST_JUDGES = 100;
    private static final int MOST_METRICS = 20;
    private static final int LONGEST_NAME = 100;
    private static final String OTHER = "other";

    private enum Result {
        SCORED,
        REFUSED,
        UNPARSABLE,
        ERROR
    }

    private final MeterRegistry registry;
    private final ScoringMethods methods;
    private final Map<String, AtomicInteger> capabilities = new ConcurrentHashMap<>();
    private final Histogram exactPoints;
    private final Set<String> models = ConcurrentHashMap.newKeySet();
    private final Set<String> judges = ConcurrentHashMap.newKeySet();
    private final Set<String> metrics = ConcurrentHashMap.newKeySet();

    JudgeMeters(MeterRegistry registry, NativeHistograms histograms, ScoringMethods methods) {
        this.registry = registry;
        this.methods = methods;
        this.exactPoints = histograms.histogram(
                "plumbline_judge_answer_points", "What the judge gives answers, 0 to 100 points", "model", "metric");
    }

    /** Counts the judgements of one answer. */
    void judged(Judging judging, String model, List<Judgement> judgements) {
        voted(judging, judgements);
        judgements.forEach(judgement -> judgement.fold(
                measured -> score(judging.judge().modelName(), model, measured.reading()), unmeasured -> 0));
    }

    /** Counts the judgements of a further judge. Its points must not mix with those of the model's main judge. */
    void voted(Judging judging, List<Judgement> judgements) {
        String judge = judging.judge().modelName();
        judgements.forEach(judgement -> {
            // All results exist from the first judgement on, so that a rate of errors begins at 0.
            Arrays.stream(Result.values()).forEach(result -> judgements(judge, judgement.metric(), result));
            judgements(judge, judgement.metric(), result(judging, judgement)).increment();
        });
    }

    /** Exports the checks of a judge: 1 passed, 0 failed; none if the judge could not be reached. */
    void capability(String judge, ScoringMode mode, Capability found) {
        if (found.finding() != CheckFinding.UNKNOWN) {
            Arrays.stream(Capability.Check.values())
                    .filter(methods.of(mode).checks()::contains)
                    // The first failed check ends the round.
                    .filter(check -> found.failed()
                            .map(failed -> check.compareTo(failed) <= 0)
                            .orElse(true))
                    .forEach(check -> show(
                            judge,
                            mode,
                            check,
                            found.failed().filter(check::equals).isEmpty()));
        }
    }

    private void show(String named, ScoringMode mode, Capability.Check check, boolean passed) {
        String judge = bounded(judges, MOST_JUDGES, named);
        capabilities
                .computeIfAbsent(judge + " " + mode + " " + check, key -> gauge(judge, mode, check))
                .set(passed ? 1 : 0);
    }

    private AtomicInteger gauge(String judge, ScoringMode mode, Capability.Check check) {
        return registry.gauge(
                "plumbline.judge.capability",
                Tags.of("judge", judge, "mode", lower(mode), "check", lower(check)),
                new AtomicInteger());
    }

    private Counter judgements(String judge, String metric, Result result) {
        return registry.counter(
                "plumbline.judge.judgements",
                Tags.of(
                        "judge",
                        bounded(judges, MOST_JUDGES, judge),
                        "metric",
                        bounded(metrics, MOST_METRICS, metric),
                        "outcome",
                        lower(result)));
    }

    private int score(String judge, String model, Reading reading) {
        String metric = bounded(metrics, MOST_METRICS, reading.metric());
        Counter weak = registry.counter(
                "plumbline.judge.weak.readings", "judge", bounded(judges, MOST_JUDGES, judge), "metric", metric);
        if (reading.weak()) {
            weak.increment();
        }
        reading.points().ifPresent(points -> points(bounded(models, MOST_MODELS, model), metric, points));
        return 0;
    }

    private void points(String model, String metric, double points) {
        DistributionSummary.builder("plumbline.judge.score")
                .tags("model", model, "metric", metric)
                .serviceLevelObjectives(DECILES)
                .register(registry)
                .record(points);
        exactPoints.labelValues(model, metric).observe(points);
    }

    /** The name, or "other" beyond the first so many: callers choose the names, and each makes time series of its own. */
    private static String bounded(Set<String> known, int most, String name) {
        String text = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        return known.contains(text) || (known.size() < most && known.add(text)) ? text : OTHER;
    }

    private Result result(Judging judging, Judgement judgement) {
        return judgement.fold(
                measured -> result(judging, measured.reading()),
                unmeasured -> unmeasured.reason() == UnscoredReason.JUDGE_REFUSED ? Result.REFUSED : Result.ERROR);
    }

    private Result result(Judging judging, Reading reading) {
        if (reading.points().isPresent() || methods.of(judging.mode()).isAnswer(judging, reading)) {
            return Result.SCORED;
        }
        return switch (ReplyWord.of(reading.said())) {
            case REFUSAL, CODE -> Result.SCORED;
            case DECLINED -> Result.REFUSED;
            case OTHER -> Result.UNPARSABLE;
        };
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
