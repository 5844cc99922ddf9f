package io.plumbline.simulator.judge;

import io.plumbline.simulator.chat.ApiError;
import io.plumbline.simulator.chat.CompletionRequest;
import io.plumbline.simulator.chat.Dice;
import io.plumbline.simulator.chat.Generation;
import io.plumbline.simulator.chat.SimulatedModel;
import io.plumbline.simulator.chat.TokenOdds;
import io.plumbline.simulator.chat.TokenStep;
import io.plumbline.simulator.chat.Tokens;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A judge: reads the answer that stands in the prompt and says how it scores on the prompt's rubric. */
public final class JudgeModel implements SimulatedModel {

    private final Temper temper;
    private final SoundJudge verdict = new SoundJudge();

    private JudgeModel(Temper temper) {
        this.temper = temper;
    }

    /** {@code sim-judge} and its flawed relatives. */
    public static List<SimulatedModel> all() {
        return Arrays.stream(Temper.values())
                .<SimulatedModel>map(JudgeModel::new)
                .toList();
    }

    @Override
    public String id() {
        return temper.model();
    }

    @Override
    public String about() {
        return temper.about();
    }

    @Override
    public boolean isJudge() {
        return true;
    }

    @Override
    public Generation reply(CompletionRequest request, Dice dice, int call) {
        refuse(request);
        List<TokenOdds> odds = odds(request.user());
        TokenOdds first = request.temperature() == 0
                ? odds.get(0)
                : draw(odds, dice.with(request.conversation()).with(id()).with(call));
        List<String> tokens = continuation(first.token());
        int said = Math.min(tokens.size(), request.maxTokens());
        return new Generation(
                String.join("", tokens.subList(0, said)),
                said,
                said < tokens.size(),
                request.logprobs() ? steps(first, odds, tokens.subList(0, said)) : List.of());
    }

    private void refuse(CompletionRequest request) {
        if (temper == Temper.FAILING) {
            throw ApiError.broken();
        }
        if (temper == Temper.NO_LOGPROBS && request.logprobs()) {
            throw ApiError.badField("logprobs", "This model does not support log probabilities (simulated).");
        }
    }

    private List<TokenOdds> odds(String prompt) {
        return switch (temper) {
            case MUTE -> ScoreShape.prose();
            case BIASED -> verdict.on(prompt, Temper.BIAS_POINTS);
            case MULTI_TOKEN -> ScoreShape.splitHundred(verdict.on(prompt, 0));
            default -> verdict.on(prompt, 0);
        };
    }

    private static TokenOdds draw(List<TokenOdds> odds, Dice dice) {
        double left = dice.unit()
                * odds.stream().mapToDouble(odd -> Math.exp(odd.logprob())).sum();
        for (TokenOdds odd : odds) {
            left -= Math.exp(odd.logprob());
            if (left < 0) {
                return odd;
            }
        }
        return odds.get(0);
    }

    /** All that is said after a first token. The multi-token judge cannot have meant 10 more often than 100, so it goes on with a 0. */
    private List<String> continuation(String first) {
        if (temper == Temper.MULTI_TOKEN && first.equals("10")) {
            return List.of("10", "0");
        }
        return switch (first) {
            case "REF" -> List.of("REF", "USAL");
            case "The" -> Tokens.of("The answer speaks for itself.");
            default -> List.of(first);
        };
    }

    private static List<TokenStep> steps(TokenOdds first, List<TokenOdds> odds, List<String> tokens) {
        return IntStream.range(0, tokens.size())
                .mapToObj(i -> i == 0
                        ? new TokenStep(first, odds)
                        : new TokenStep(ScoreShape.certain(tokens.get(i)).get(0), ScoreShape.certain(tokens.get(i))))
                .toList();
    }
}
