package io.plumbline.simulator.judge;

import io.plumbline.simulator.chat.CompletionRequest;
import io.plumbline.simulator.chat.Dice;
import io.plumbline.simulator.chat.Generation;
import io.plumbline.simulator.chat.SimulatedModel;
import io.plumbline.simulator.chat.TokenOdds;
import io.plumbline.simulator.chat.TokenStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sound judge that writes its numbers digit by digit, behind one of the servers that continue an answer or do not. */
public final class SpellingJudge implements SimulatedModel {

    private static final double BEYOND = 0.2;

    private final Continuing server;
    private final SoundJudge verdict = new SoundJudge();

    private SpellingJudge(Continuing server) {
        this.server = server;
    }

    /** {@code sim-judge-spelled} and its relatives. */
    public static List<SimulatedModel> all() {
        return Arrays.stream(Continuing.values())
                .<SimulatedModel>map(SpellingJudge::new)
                .toList();
    }

    @Override
    public String id() {
        return server.model();
    }

    @Override
    public String about() {
        return server.about();
    }

    @Override
    public boolean isJudge() {
        return true;
    }

    @Override
    public Generation reply(CompletionRequest request, Dice dice, int call) {
        String begun = server.from(request);
        DigitSpelling spelling =
                new DigitSpelling(verdict.on(request.user(), 0), server == Continuing.BEYOND ? BEYOND : 0);
        Dice mine = dice.with(request.conversation()).with(id()).with(call);
        List<TokenStep> steps = new ArrayList<>();
        StringBuilder text = new StringBuilder(begun);
        boolean ended = false;
        while (!ended && steps.size() < request.maxTokens()) {
            List<TokenOdds> next = spelling.after(text.toString());
            ended = next.isEmpty();
            if (!ended) {
                TokenOdds said = request.temperature() == 0 ? next.get(0) : draw(next, mine.with(steps.size()));
                ended = said.token().equals(DigitSpelling.END);
                text.append(ended ? "" : said.token());
                if (!ended || server.showsEnd()) {
                    steps.add(new TokenStep(said, next));
                }
            }
        }
        return new Generation(
                text.substring(server.givesBack() ? 0 : begun.length()),
                steps.size(),
                !ended,
                request.logprobs() ? steps : List.of());
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
}
