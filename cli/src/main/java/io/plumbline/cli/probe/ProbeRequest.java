package io.plumbline.cli.probe;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeRequest(
        List<String> models,
        String baseline,
        List<String> questionSets,
        List<String> variants,
        Integer samples,
        String profile,
        Map<String, Object> judge) {}
