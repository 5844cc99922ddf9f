package io.plumbline.gateway.probes.launch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.target.CallPrices;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.questions.ProbeQuestion;
import java.util.List;

/**
 * What a probe would do and cost, had it been started.
 *
 * @param questionSets what would be asked
 * @param targetCalls calls to all models, where none is tried again
 * @param judgeCalls calls to the judge: one for each answer and rubric
 * @param panelCalls calls to the further judges, expected from their share of the answers
 * @param models the candidates, then the baseline
 * @param assumptions what the costs rest on
 */
record ProbePlan(
        List<AskedSet> questionSets,
        long targetCalls,
        long judgeCalls,
        long panelCalls,
        List<LaneCost> models,
        List<String> assumptions) {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int USUAL_ANSWER = 250;
    private static final List<String> ASSUMPTIONS = List.of(
            CHARACTERS_PER_TOKEN + " characters of a prompt are one token",
            "cost: an answer has " + USUAL_ANSWER + " tokens, or max_tokens where that is less",
            "mostCost: every answer is as long as max_tokens allows",
            "every call succeeds at once",
            "judge and panel are not priced: their models have no registered prices");

    /**
     * One model.
     *
     * @param id of the registered model
     * @param calls to it
     * @param promptTokens sent, as far as one can guess
     * @param cost expected, in US dollars; absent where it has none
     * @param mostCost where every answer is as long as it may be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LaneCost(String id, long calls, long promptTokens, Double cost, Double mostCost) {}

    static ProbePlan of(ProbeRow probe, List<ProbeQuestion> questions, List<ProbeLanes.Lane> cast) {
        List<LaneCost> parts =
                cast.stream().map(part -> part(part, probe, questions)).toList();
        long judged = cast.size()
                * questions.stream()
                        .mapToLong(question -> (long) samples(probe, question)
                                * question.rubrics().size())
                        .sum();
        double panel = probe.panel()
                .map(further -> further.share() * further.judges().size())
                .orElse(0.0);
        return new ProbePlan(
                probe.asked().sets(),
                parts.stream().mapToLong(LaneCost::calls).sum(),
                judged,
                Math.round(judged * panel),
                parts,
                ASSUMPTIONS);
    }

    private static LaneCost part(ProbeLanes.Lane part, ProbeRow probe, List<ProbeQuestion> questions) {
        var terms = part.model().terms();
        long calls = 0;
        double sent = 0;
        double usual = 0;
        double most = 0;
        for (ProbeQuestion question : questions) {
            int samples = samples(probe, question);
            int longest = longest(terms.sampling(), question);
            calls += samples;
            sent += samples * promptTokens(question);
            usual += (double) samples * Math.min(USUAL_ANSWER, longest);
            most += (double) samples * longest;
        }
        CallPrices prices = terms.callPrices().orElse(null);
        return new LaneCost(
                part.model().id(),
                calls,
                Math.round(sent),
                prices == null ? null : prices.cost(sent, usual),
                prices == null ? null : prices.cost(sent, most));
    }

    private static int samples(ProbeRow probe, ProbeQuestion question) {
        return probe.samples().orElse(question.samples());
    }

    private static int longest(SamplingOverrides own, ProbeQuestion question) {
        return own == null
                ? question.sampling().maxTokens()
                : own.over(question.sampling()).maxTokens();
    }

    private static double promptTokens(ProbeQuestion question) {
        return question.wordings().stream()
                        .mapToInt(wording -> wording.messages().stream()
                                .mapToInt(message -> message.content().length())
                                .sum())
                        .average()
                        .orElse(0)
                / CHARACTERS_PER_TOKEN;
    }
}
