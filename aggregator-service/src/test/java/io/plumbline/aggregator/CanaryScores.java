package io.plumbline.aggregator;

import io.plumbline.events.Completion;
import io.plumbline.events.Prompt;
import io.plumbline.events.Score;
import io.plumbline.events.answer.Answered;
import io.plumbline.events.answer.CallResult;
import io.plumbline.events.answer.Failed;
import io.plumbline.events.answer.ModelReply;
import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Source;
import io.plumbline.events.answer.TokenProbability;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Instrument;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Profile;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.judging.Thresholds;
import io.plumbline.events.prompt.Canary;
import io.plumbline.events.prompt.Canary.Side;
import io.plumbline.events.prompt.ModelRequest;
import io.plumbline.events.prompt.PromptPurpose;
import io.plumbline.events.prompt.PromptQuestion;
import io.plumbline.events.prompt.PromptSubject;
import io.plumbline.events.prompt.PromptTimes;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.events.target.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Comparisons of a model with {@code its-base}: 16 prompts, four answers of each side. */
record CanaryScores(String model, Instant now) {

    static final String BASELINE = "its-base";
    static final int SIZE = 128;

    private static final Target TARGET = Target.open(URI.create("http://127.0.0.1:1/v1"), "any");
    private static final Judging JUDGING =
            new Judging(TARGET, Profile.STRICT, ScoringMode.TEXT, List.of(new Rubric("identity", "not judged")));

    static CanaryScores of(String model) {
        return new CanaryScores(model, Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** A comparison whose sides differ on the prompts of these numbers; waits for its answers for an hour. */
    List<Score> run(int number, IntPredicate differs) {
        return run(number, differs, place -> false, Duration.ofHours(1));
    }

    /** The same with calls that failed, by their place. */
    List<Score> run(int number, IntPredicate differs, IntPredicate failed, Duration timeout) {
        return IntStream.range(0, SIZE)
                .mapToObj(place -> score(number, place, differs, failed, timeout))
                .toList();
    }

    /** A comparison whose sides answer alike, but for some calls that gave this text instead. */
    List<Score> instead(int number, IntPredicate some, String text, UnscoredReason reason) {
        return IntStream.range(0, SIZE)
                .mapToObj(place -> {
                    Score score = score(number, place, question -> false, other -> false, Duration.ofHours(1));
                    return some.test(place) ? instead(score, text, reason) : score;
                })
                .toList();
    }

    private static Score instead(Score score, String text, UnscoredReason reason) {
        Answered reply = score.completion().result().fold(answered -> answered, failed -> null);
        Answered other = new Answered(
                text,
                Optional.empty(),
                new ModelReply("stop", reply.servedModel(), reply.systemFingerprint()),
                Usage.NONE,
                Duration.ofMillis(10),
                1,
                reply.firstToken());
        return new Score(
                new Completion(score.prompt(), other, score.completion().completedAt()),
                score.instrument(),
                score.thresholds(),
                List.of(),
                Usage.NONE,
                new Outcome.Unscored(reason, "compared"),
                score.scoredAt());
    }

    private Score score(int number, int place, IntPredicate differs, IntPredicate failed, Duration timeout) {
        Side side = place % 2 == 0 ? Side.MODEL : Side.BASELINE;
        int question = place / 2 % 16;
        boolean other = side == Side.MODEL && differs.test(question);
        Answered answered = new Answered(
                other ? "Another answer." : "An answer.",
                Optional.empty(),
                new ModelReply("stop", side + "-served", Optional.of("fp")),
                Usage.NONE,
                Duration.ofMillis(10),
                1,
                List.of(new TokenProbability("An", other ? 0.2 : 0.9), new TokenProbability("So", other ? 0.7 : 0.05)));
        Instant at = now.plusSeconds(number);
        CallResult result = failed.test(place) ? new Failed(UnscoredReason.TARGET_ERROR, "away", 3) : answered;
        String run = "canary-" + model + "-" + number;
        Prompt prompt = new Prompt(
                run + "." + place,
                new PromptSubject(run, model, "r" + number, Source.CANARY),
                new PromptQuestion("canary@1", "prompt-" + question, "plain", "What is it?"),
                new ModelRequest(
                        List.of(ChatMessage.user("What is it?")), new Sampling(0, 1, 24, OptionalInt.empty()), TARGET),
                JUDGING,
                PromptTimes.once(at, at.plus(timeout)),
                PromptPurpose.of(new Canary(side, BASELINE, SIZE)));
        return new Score(
                new Completion(prompt, result, at),
                Instrument.of(JUDGING),
                Thresholds.PUBLISHED,
                List.of(),
                Usage.NONE,
                new Outcome.Unscored(UnscoredReason.NO_VERDICT, "compared"),
                at);
    }
}
