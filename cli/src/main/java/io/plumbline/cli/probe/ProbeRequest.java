package io.plumbline.cli.probe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A request for a probe; the gateway chooses the values that are null.
 *
 * @param models ids of the candidates
 * @param baseline id of the model to compare them with
 * @param questionSets names of the sets
 * @param variants ways to put the questions
 * @param samples answers per question
 * @param profile rules of judging
 * @param judge endpoint and name of the judge
 * @param guests candidates and baseline that are not registered, in place of models
 * @param lease how soon the client must show that it lives, as an ISO 8601 duration
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeRequest(
        List<String> models,
        String baseline,
        List<String> questionSets,
        List<String> variants,
        Integer samples,
        String profile,
        Map<String, Object> judge,
        Guests guests,
        String lease) {

    /**
     * Models that only this probe asks.
     *
     * @param candidates targets of the models under test
     * @param baseline target of the model to compare them with; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Guests(List<Map<String, Object>> candidates, Map<String, Object> baseline) {}

    /** A request for registered models that needs no client. */
    public static ProbeRequest ofModels(
            List<String> models, String baseline, Questions questions, Map<String, Object> judge) {
        return new ProbeRequest(
                models,
                baseline,
                questions.sets(),
                questions.variants(),
                questions.samples(),
                questions.profile(),
                judge,
                null,
                null);
    }

    /** Asks for a probe of models that are never registered. */
    public static ProbeRequest ofGuests(Guests guests, Questions questions, Map<String, Object> judge) {
        return new ProbeRequest(
                null,
                null,
                questions.sets(),
                questions.variants(),
                questions.samples(),
                questions.profile(),
                judge,
                guests,
                null);
    }

    /** This request, whose probe is cancelled if its client is gone for so long. */
    public ProbeRequest leased(Duration time) {
        return new ProbeRequest(
                models, baseline, questionSets, variants, samples, profile, judge, guests, time.toString());
    }

    /**
     * What is asked, and how it is judged; the gateway chooses the values that are null.
     *
     * @param sets names of the question sets
     * @param variants ways to put the questions
     * @param samples answers per question
     * @param profile rules of judging
     */
    public record Questions(List<String> sets, List<String> variants, Integer samples, String profile) {}
}
