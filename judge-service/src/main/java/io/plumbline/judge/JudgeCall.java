package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.judging.ScoringMode;
import io.plumbline.events.target.ChatMessage;
import io.plumbline.events.target.Sampling;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.reading.JudgeReplies;
import io.plumbline.judge.wording.Fence;
import io.plumbline.judge.wording.JudgePrompt;
import io.plumbline.judge.wording.MalformedTemplateException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Asks a judge about an answer: one call for each rubric, all at once. What goes wrong is a judgement too. */
@ApplicationScoped
class JudgeCall {

    /** The protocol's: all that the endpoints give. */
    private static final int TOP_LOGPROBS = 20;

    /** A number or a label needs a few tokens; a judge that wants more has not replied as it was told. */
    private static final int TOKENS_OF_TEXT = 16;

    private final ChatApi judges;
    private final JudgePrompt prompt;
    private final int samples;

    JudgeCall(ChatApi judges, JudgeConfig config) {
        this.judges = judges;
        this.prompt = new JudgePrompt(Fence.random(), config.maxAnswerChars());
        this.samples = config.samples();
    }

    /** One judgement for each rubric, in their order. */
    Uni<List<Judgement>> measure(Judging judging, String question, String answer) {
        return measure(judging, question, answer, Caller.judge(judging.judge().modelName()));
    }

    /** The same, counted for somebody else. */
    Uni<List<Judgement>> measure(Judging judging, String question, String answer, Caller caller) {
        return Uni.join()
                .all(judging.rubrics().stream()
                        .map(rubric -> measure(judging, rubric, question, answer, caller))
                        .toList())
                .andFailFast();
    }

    /** The judgement under one rubric. */
    Uni<Judgement> measure(Judging judging, Rubric rubric, String question, String answer) {
        return measure(
                judging, rubric, question, answer, Caller.judge(judging.judge().modelName()));
    }

    private Uni<Judgement> measure(Judging judging, Rubric rubric, String question, String answer, Caller caller) {
        String text;
        try {
            text = prompt.text(rubric, judging.profile(), question, answer);
        } catch (MalformedTemplateException e) {
            return Uni.createFrom()
                    .item(new Judgement.Unmeasured(
                            rubric.metric(),
                            UnscoredReason.JUDGE_ERROR,
                            "template: " + e.getMessage(),
                            false,
                            Usage.NONE));
        }
        return Uni.join()
                .all(requests(judging.mode(), text)
                        .map(request -> judges.complete(judging.judge(), request, caller))
                        .toList())
                .andFailFast()
                .map(results -> new JudgeReplies(rubric, results).read(judging.mode()));
    }

    private Stream<ChatRequest> requests(ScoringMode mode, String text) {
        return switch (mode) {
            case LOGPROBS -> Stream.of(firstToken(text));
            case TEXT -> Stream.of(reply(text, 0, 0));
            case SAMPLED -> IntStream.range(0, samples).mapToObj(draw -> reply(text, 1, draw));
        };
    }

    /** The published call: temperature 0, one token, twenty alternatives, seed 0. */
    static ChatRequest firstToken(String text) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(0, 1, 1, OptionalInt.of(0)),
                OptionalInt.of(TOP_LOGPROBS));
    }

    /** A call whose text is read. */
    static ChatRequest reply(String text, double temperature, int seed) {
        return new ChatRequest(
                List.of(ChatMessage.user(text)),
                new Sampling(temperature, 1, TOKENS_OF_TEXT, OptionalInt.of(seed)),
                OptionalInt.empty());
    }
}
