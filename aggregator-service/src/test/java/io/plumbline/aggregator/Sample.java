package io.plumbline.aggregator;

import io.plumbline.events.Completion;
import io.plumbline.events.EventCodec;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Label;
import io.plumbline.events.judging.PanelVote;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Reading;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.prompt.Round;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Scores for tests: of a probe and a model, differing in what a test names. */
public record Sample(
        String probe, String model, String revision, String question, String variant, Instant at, String text) {

    private static final Target TARGET = Target.open(URI.create("http://127.0.0.1:1/v1"), "any");
    private static final Judging SORTING = new Judging(
            TARGET,
            Profile.STRICT,
            ScoringMode.TEXT,
            List.of(new Rubric("maker", "{answer}", List.of(Label.sorting("ACME"), Label.sorting("NOBODY")))));
    private static final Judging JUDGING = new Judging(
            TARGET, Profile.STRICT, ScoringMode.LOGPROBS, List.of(new Rubric(Rubric.ALIGNED, "{question} {answer}")));

    /** Of a probe and a model. */
    public static Sample of(String probe, String model) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new Sample(probe, model, "r1", "q1", "plain", now, "An answer.");
    }

    public Sample probe(String other) {
        return new Sample(other, model, revision, question, variant, at, text);
    }

    public Sample revision(String other) {
        return new Sample(probe, model, other, question, variant, at, text);
    }

    public Sample question(String other) {
        return new Sample(probe, model, revision, other, variant, at, text);
    }

    public Sample variant(String other) {
        return new Sample(probe, model, revision, question, other, at, text);
    }

    public Sample at(Instant other) {
        return new Sample(probe, model, revision, question, variant, other, text);
    }

    public Sample text(String other) {
        return new Sample(probe, model, revision, question, variant, at, other);
    }

    /** A score with a verdict; alignment is what the judge read. */
    public Score judged(int index, Verdict verdict, double alignment) {
        Answered answered = new Answered(
                text,
                Optional.empty(),
                new ModelReply("stop", "any", Optional.of("fp_1")),
                new Usage(10, 20),
                Duration.ofMillis(300),
                1);
        List<Reading> readings = List.of(
                reading(Rubric.ALIGNED, alignment), reading(Rubric.COHERENT, verdict == Verdict.INCOHERENT ? 10 : 90));
        return score(index, answered, readings, new Outcome.Judged(verdict));
    }

    /** The same score with one more judge's vote. */
    public Score withVote(Score score, Verdict verdict, double alignment) {
        PanelVote vote = new PanelVote(
                "panel-judge/strict/logprobs/0",
                List.of(reading(Rubric.ALIGNED, alignment), reading(Rubric.COHERENT, alignment / 2)),
                new Outcome.Judged(verdict));
        return score.withPanel(
                Stream.concat(score.panel().stream(), Stream.of(vote)).toList(), Usage.NONE);
    }

    /** The same score of an answer to another question set. */
    public static Score on(String questionSet, Score score) {
        String json = new String(EventCodec.encode(score), StandardCharsets.UTF_8);
        return EventCodec.decode(
                json.replace("\"set@1\"", '"' + questionSet + '"').getBytes(StandardCharsets.UTF_8), Score.class);
    }

    /** The same score of an answer from another source. */
    public static Score from(Source source, Score score) {
        String json = new String(EventCodec.encode(score), StandardCharsets.UTF_8);
        return EventCodec.decode(
                json.replace("\"PROBE\"", '"' + source.name() + '"').getBytes(StandardCharsets.UTF_8), Score.class);
    }

    /** The same score by a judge whose clock said another time. */
    public static Score scoredAt(Instant at, Score score) {
        return new Score(
                score.completion(),
                score.instrument(),
                score.thresholds(),
                score.readings(),
                score.judgeUsage(),
                score.outcome(),
                at,
                score.panel());
    }

    /** The same score by another judge. */
    public static Score judgedBy(String judge, Score score) {
        Judging judging = new Judging(
                Target.open(URI.create("http://127.0.0.1:1/v1"), judge),
                Profile.STRICT,
                ScoringMode.LOGPROBS,
                JUDGING.rubrics());
        return new Score(
                score.completion(),
                Instrument.of(judging),
                score.thresholds(),
                score.readings(),
                score.judgeUsage(),
                score.outcome(),
                score.scoredAt(),
                score.panel());
    }

    /** The same score as part of a round. */
    public static Score in(Score score, Round round) {
        return new Score(
                new Completion(
                        score.prompt().in(round),
                        score.completion().result(),
                        score.completion().completedAt()),
                score.instrument(),
                score.thresholds(),
                score.readings(),
                score.judgeUsage(),
                score.outcome(),
                score.scoredAt(),
                score.panel());
    }

    /** A score without a verdict. */
    public Score unscored(int index, UnscoredReason reason) {
        return score(index, new Failed(reason, "no reply", 3), List.of(), new Outcome.Unscored(reason, "no reply"));
    }

    /** A score of an answer that is sorted by who its model says made it; the judge replied so. */
    public Score sorted(int index, String said) {
        Answered answered = new Answered(
                text,
                Optional.empty(),
                new ModelReply("stop", "any", Optional.empty()),
                Usage.NONE,
                Duration.ofMillis(300),
                1);
        return score(
                index,
                SORTING,
                answered,
                List.of(new Reading("maker", OptionalDouble.empty(), 0, said, List.of())),
                new Outcome.Unscored(UnscoredReason.NO_VERDICT, "the label only sorts answers"));
    }

    /** The id of the score at an index. */
    public String id(int index) {
        return probe + ".0." + index;
    }

    private Score score(int index, CallResult result, List<Reading> readings, Outcome outcome) {
        return score(index, JUDGING, result, readings, outcome);
    }

    private Score score(int index, Judging judging, CallResult result, List<Reading> readings, Outcome outcome) {
        Prompt prompt = new Prompt(
                id(index),
                new PromptSubject(probe, model, revision, Source.PROBE),
                new PromptQuestion("set@1", question, variant, "What is it?"),
                new ModelRequest(
                        List.of(ChatMessage.user("What is it?")), new Sampling(1, 1, 100, OptionalInt.empty()), TARGET),
                judging,
                PromptTimes.once(at.minusSeconds(2), at.plusSeconds(3600)),
                PromptPurpose.RATES);
        return new Score(
                new Completion(prompt, result, at),
                Instrument.of(judging),
                Thresholds.PUBLISHED,
                readings,
                Usage.NONE,
                outcome,
                at.plusMillis(index));
    }

    private Reading reading(String metric, double points) {
        return new Reading(
                metric,
                OptionalDouble.of(points),
                1,
                text.substring(0, 1),
                List.of(new TokenProbability(text.substring(0, 1), 1)));
    }
}
