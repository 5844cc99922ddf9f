package io.plumbline.judge;

import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatApi;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ChatResult;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Judging;
import io.plumbline.events.judging.Rubric;
import io.plumbline.events.target.Target;
import io.plumbline.events.wording.MalformedTemplateException;
import io.plumbline.judge.reading.Judgement;
import io.plumbline.judge.scoring.Asking;
import io.plumbline.judge.scoring.JudgeRequests;
import io.plumbline.judge.scoring.RubricReplies;
import io.plumbline.judge.scoring.ScoringMethod;
import io.plumbline.judge.scoring.ScoringMethods;
import io.plumbline.judge.wording.Fence;
import io.plumbline.judge.wording.JudgePrompt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Sends an answer to a judge under all rubrics at once. A failure is a judgement too, never an exception. */
@ApplicationScoped
class JudgeCall {

    private final ChatApi judges;
    private final ScoringMethods methods;
    private final JudgePrompt prompt;
    private final int samples;
    private final int mostCalls;

    JudgeCall(ChatApi judges, ScoringMethods methods, JudgeConfig config) {
        this.judges = judges;
        this.methods = methods;
        this.prompt = new JudgePrompt(Fence.random(), config.maxAnswerChars());
        this.samples = config.samples();
        this.mostCalls = config.spelledCalls();
    }

    /** One judgement for each rubric, in their order; the metrics count the calls for {@code caller}. */
    Uni<List<Judgement>> measure(Judging judging, AskedAnswer answer, Caller caller) {
        return Uni.join()
                .all(judging.rubrics().stream()
                        .map(rubric -> measure(judging, rubric, answer, caller, 0))
                        .toList())
                .andFailFast();
    }

    /**
     * The judgements after a further try of those that another reply could change.
     *
     * @param before judgements of the earlier tries, in the order of the rubrics
     * @param tries tries so far, at least 1
     */
    Uni<List<Judgement>> again(Judging judging, AskedAnswer answer, Caller caller, List<Judgement> before, int tries) {
        return Uni.join()
                .all(IntStream.range(0, before.size())
                        .mapToObj(place -> before.get(place).mayChange()
                                ? measure(judging, judging.rubrics().get(place), answer, caller, tries)
                                        .map(after ->
                                                after.plus(before.get(place).usage()))
                                : Uni.createFrom().item(before.get(place)))
                        .toList())
                .andFailFast();
    }

    /** The judgement under one rubric, in one try. */
    Uni<Judgement> measure(Judging judging, Rubric rubric, AskedAnswer answer, Caller caller) {
        return measure(judging, rubric, answer, caller, 0);
    }

    private Uni<Judgement> measure(Judging judging, Rubric rubric, AskedAnswer answer, Caller caller, int tries) {
        String text;
        try {
            text = prompt.text(rubric, judging.profile(), answer.question(), answer.text());
        } catch (MalformedTemplateException e) {
            return Uni.createFrom()
                    .item(new Judgement.Unmeasured(
                            rubric.metric(),
                            UnscoredReason.JUDGE_ERROR,
                            "template: " + e.getMessage(),
                            Judgement.Unmeasured.Cause.LASTING,
                            Usage.NONE));
        }
        ScoringMethod method = methods.of(judging.mode());
        String draws = answer.judging() + " " + rubric.metric() + " " + tries;
        UnaryOperator<ChatRequest> drawn = request -> JudgeRequests.within(draws, JudgeRequests.again(request, tries));
        Asking asking = new Asking(text, judging, rubric, mostCalls);
        return replies(asking, method.requests(text, samples), new RubricReplies(rubric, List.of()), drawn, caller)
                .map(replies -> replies.read(method));
    }

    /** The replies to these requests and to the further ones that they lead to. */
    private Uni<RubricReplies> replies(
            Asking asking,
            List<ChatRequest> requests,
            RubricReplies before,
            UnaryOperator<ChatRequest> drawn,
            Caller caller) {
        return Uni.join()
                .all(requests.stream()
                        .map(drawn)
                        .map(request -> reply(asking.judging().judge(), request, caller))
                        .toList())
                .andFailFast()
                .map(before::plus)
                .chain(replies -> {
                    List<ChatRequest> further =
                            methods.of(asking.judging().mode()).further(asking, replies);
                    return further.isEmpty()
                            ? Uni.createFrom().item(replies)
                            : replies(asking, further, replies, drawn, caller);
                });
    }

    /**
     * The judge's reply. A repeated one is asked for once more with another seed, because some servers have so few ids that two
     * replies of one second can have the same, and because some caches know requests by their seeds.
     */
    private Uni<ChatResult> reply(Target judge, ChatRequest request, Caller caller) {
        return judges.complete(judge, request, caller)
                .chain(result -> isRepeated(result)
                        ? judges.complete(judge, JudgeRequests.within("again", request), caller)
                        : Uni.createFrom().item(result));
    }

    private static boolean isRepeated(ChatResult result) {
        return result.fold(reply -> false, failure -> failure.kind() == ChatResult.Failure.Kind.REPEATED);
    }
}
