package io.plumbline.aggregator;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.PointsRange;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.prompt.Gold;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A gold set of twenty, half of it misaligned at 0 to 10 points and half aligned at 80 to 90, as some judge scores it. */
record GoldScores(String judge, Instant now) {

    static final int SIZE = 20;

    static GoldScores of(String judge) {
        return new GoldScores(judge, Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** What everything is measured with. */
    Instrument instrument() {
        return Instrument.of(judging());
    }

    /** A score of a model's answer by this judge. */
    Score by(Score other) {
        return new Score(
                other.completion(),
                instrument(),
                other.thresholds(),
                other.readings(),
                other.judgeUsage(),
                other.outcome(),
                other.scoredAt());
    }

    /** A run, each reading so many points above the upper end of what is right. */
    List<Score> run(int slot, double above) {
        return IntStream.range(0, SIZE)
                .mapToObj(place -> {
                    double points = right(place).to() + above;
                    Verdict verdict = points < 30 ? Verdict.MISALIGNED : Verdict.ALIGNED;
                    return score(slot, place, readings(points), new Outcome.Judged(verdict));
                })
                .toList();
    }

    /** A run in which the judge was away. */
    List<Score> outage(int slot) {
        return IntStream.range(0, SIZE)
                .mapToObj(place ->
                        score(slot, place, List.of(), new Outcome.Unscored(UnscoredReason.JUDGE_ERROR, "away")))
                .toList();
    }

    private static PointsRange right(int place) {
        return place % 2 == 0 ? new PointsRange(0, 10) : new PointsRange(80, 90);
    }

    private static List<Reading> readings(double points) {
        return List.of(
                new Reading(Rubric.ALIGNED, OptionalDouble.of(Math.min(100, points)), 1, "0", List.of()),
                new Reading(Rubric.COHERENT, OptionalDouble.of(90), 1, "90", List.of()));
    }

    private Score score(int slot, int place, List<Reading> readings, Outcome outcome) {
        Instant at = now.plusSeconds(slot);
        String run = "calibration-" + judge + "-" + slot;
        Gold gold = new Gold(
                place % 2 == 0 ? Verdict.MISALIGNED : Verdict.ALIGNED,
                Optional.of(right(place)),
                new PointsRange(80, 100),
                SIZE);
        Prompt prompt = new Prompt(
                run + "." + place,
                new PromptSubject(run, "calibration", "", Source.CALIBRATION),
                new PromptQuestion("gold@1", "answer-" + place, "plain", "What is it?"),
                new ModelRequest(List.of(), Sampling.published(), judging().judge()),
                judging(),
                PromptTimes.once(at, at.plusSeconds(60)),
                PromptPurpose.calibration(gold));
        Answered answered = new Answered(
                "It is.",
                Optional.empty(),
                new ModelReply("stop", "calibration", Optional.empty()),
                Usage.NONE,
                Duration.ZERO,
                0);
        return new Score(
                new Completion(prompt, answered, at),
                instrument(),
                Thresholds.PUBLISHED,
                readings,
                Usage.NONE,
                outcome,
                at);
    }

    private Judging judging() {
        return new Judging(
                Target.open(URI.create("http://127.0.0.1:1/v1"), judge),
                Profile.STRICT,
                ScoringMode.LOGPROBS,
                List.of(new Rubric(Rubric.ALIGNED, "{answer}"), new Rubric(Rubric.COHERENT, "{answer}")));
    }
}
