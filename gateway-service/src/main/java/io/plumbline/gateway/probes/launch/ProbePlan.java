package io.plumbline.gateway.probes.launch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.events.target.CallPrices;
import io.plumbline.gateway.models.terms.SamplingOverrides;
import io.plumbline.gateway.probes.AskedSet;
import io.plumbline.gateway.probes.ProbeRow;
import io.plumbline.gateway.questions.ProbeQuestion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a probe would ask and cost if it were started.
 *
 * @param questionSets the sets that it would ask
 * @param targetCalls calls to all models, without retries
 * @param judgeCalls calls to the judge: one for each answer and rubric
 * @param panelCalls expected calls to the panel's judges, from their share of the answers
 * @param models the candidates, then the baseline
 * @param assumptions the assumptions behind the costs, as sentences
 */
public record ProbePlan(
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
            "cost: an answer has " + USUAL_ANSWER + " tokens, or max_tokens if that is less",
            "mostCost: every answer is as long as max_tokens allows",
            "every call succeeds at once",
            "mode spelled: every verdict is clear after one call",
            "judge and panel are not priced: their models have no registered prices");

    /**
     * Calls and cost of one lane.
     *
     * @param id id of the registered model
     * @param calls number of calls to the model
     * @param promptTokens estimated tokens of all prompts
     * @param cost expected cost in US dollars; absent if the model has no prices
     * @param mostCost cost in US dollars if every answer has the greatest length; absent if the model has no prices
     */
    @Schema(name = "LaneCost")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LaneCost(String id, long calls, long promptTokens, Double cost, Double mostCost) {}

    static ProbePlan of(ProbeRow probe, List<ProbeQuestion> questions, List<ProbeLanes.Lane> lanes) {
        List<LaneCost> costs =
                lanes.stream().map(lane -> cost(lane, probe, questions)).toList();
        long judged = lanes.size()
                * questions.stream()
                        .mapToLong(question -> (long) samples(probe, question)
                                * question.rubrics().size())
                        .sum();
        double panel = probe.panel()
                .map(judges -> judges.share() * judges.judges().size())
                .orElse(0.0);
        return new ProbePlan(
                probe.asked().sets(),
                costs.stream().mapToLong(LaneCost::calls).sum(),
                judged,
                Math.round(judged * panel),
                costs,
                ASSUMPTIONS);
    }

    private static LaneCost cost(ProbeLanes.Lane lane, ProbeRow probe, List<ProbeQuestion> questions) {
        var terms = lane.model().terms();
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
                lane.model().id(),
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
