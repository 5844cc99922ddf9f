package io.plumbline.reports.answers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plumbline.reports.Report;

/**
 * How the model's endpoint replied. Null components are left out of JSON.
 *
 * @param servedModel the model name in the reply; null if the call failed
 * @param systemFingerprint the provider's configuration; null if the reply has none
 * @param finishReason why the model stopped; null if the call failed
 * @param attempts calls made to the model, at least 0; 0 for a pushed answer
 */
@Report
public record AnswerCall(
        @JsonInclude(JsonInclude.Include.NON_NULL) String servedModel,
        @JsonInclude(JsonInclude.Include.NON_NULL) String systemFingerprint,
        @JsonInclude(JsonInclude.Include.NON_NULL) String finishReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) Integer attempts) {}
