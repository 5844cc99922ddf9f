package io.plumbline.cli.probe;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What the gateway is asked to probe; absent values are the gateway's to choose.
 *
 * @param models ids of the candidates
 * @param baseline id of the model to compare them with
 * @param questionSets names of the sets
 * @param variants ways to put the questions
 * @param samples answers per question
 * @param profile the rules
 * @param judge the judge's target
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
