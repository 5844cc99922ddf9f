package io.plumbline.tracing;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * Attribute names of spans: OpenTelemetry's names for calls of generative models and for evaluations, and Plumbline's own names.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/">Semantic conventions</a>
 */
public final class GenAi {

    public static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    public static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    public static final AttributeKey<String> REQUEST_MODEL = AttributeKey.stringKey("gen_ai.request.model");
    public static final AttributeKey<String> RESPONSE_MODEL = AttributeKey.stringKey("gen_ai.response.model");
    public static final AttributeKey<List<String>> FINISH_REASONS =
            AttributeKey.stringArrayKey("gen_ai.response.finish_reasons");
    public static final AttributeKey<Long> INPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.input_tokens");
    public static final AttributeKey<Long> OUTPUT_TOKENS = AttributeKey.longKey("gen_ai.usage.output_tokens");

    public static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    public static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    public static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");

    public static final String EVALUATION = "gen_ai.evaluation.result";
    public static final AttributeKey<String> EVALUATION_NAME = AttributeKey.stringKey("gen_ai.evaluation.name");
    public static final AttributeKey<Double> SCORE_VALUE = AttributeKey.doubleKey("gen_ai.evaluation.score.value");
    public static final AttributeKey<String> SCORE_LABEL = AttributeKey.stringKey("gen_ai.evaluation.score.label");

    public static final AttributeKey<String> PROBE_ID = AttributeKey.stringKey("plumbline.probe.id");
    public static final AttributeKey<String> PROMPT_ID = AttributeKey.stringKey("plumbline.prompt.id");

    /** Id of the registered model. */
    public static final AttributeKey<String> MODEL = AttributeKey.stringKey("plumbline.model.id");

    /** Number of the attempt of a call, from 1. */
    public static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("plumbline.call.attempt");

    /** Purpose of the call: target, canary, judge or calibration. */
    public static final AttributeKey<String> ROLE = AttributeKey.stringKey("plumbline.call.role");

    private GenAi() {}
}
