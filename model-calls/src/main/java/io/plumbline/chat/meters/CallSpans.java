package io.plumbline.chat.meters;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.protocol.SafeText;
import io.plumbline.chat.reply.Attempt;
import io.plumbline.tracing.GenAi;
import io.plumbline.tracing.Tracing;
import java.util.List;
import java.util.Set;

/**
 * The spans of one call, one after another for each attempt. They hold no text of prompt or answer. Of the endpoint's reply they
 * hold only the model's name, cut short, and known finish reasons.
 *
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">Semantic conventions</a>
 */
final class CallSpans {

    private static final int LONGEST_NAME = 100;
    private static final Set<String> REASONS =
            Set.of("stop", "length", "content_filter", "tool_calls", "function_call", "eos", "end_turn", "max_tokens");

    private final Caller caller;
    private final Subject subject;
    private volatile Span current = Span.getInvalid();
    private volatile long attempts;

    /**
     * The model that is called.
     *
     * @param modelName the model's name as the endpoint knows it
     * @param provider OpenTelemetry's name of the provider
     * @param url the address of the requests
     */
    record Subject(String modelName, String provider, RequestUrl url) {}

    CallSpans(Caller caller, Subject subject) {
        this.caller = caller;
        this.subject = subject;
    }

    void sent() {
        long attempt = attempts + 1;
        attempts = attempt;
        Span span = Tracing.span("chat " + subject.modelName(), SpanKind.CLIENT, caller.trace())
                .startSpan();
        current = span;
        if (span.isRecording()) {
            span.setAttribute(GenAi.OPERATION, "chat")
                    .setAttribute(GenAi.PROVIDER, subject.provider())
                    .setAttribute(GenAi.REQUEST_MODEL, subject.modelName())
                    .setAttribute(GenAi.SERVER_ADDRESS, subject.url().url().getHost())
                    .setAttribute(GenAi.SERVER_PORT, (long) subject.url().port())
                    .setAttribute(GenAi.ROLE, caller.role().label())
                    .setAttribute(GenAi.ATTEMPT, attempt);
        }
    }

    void returned(Attempt attempt) {
        Span span = current;
        if (span.isRecording()) {
            attempt.result().<Span>fold(reply -> replied(span, reply), failure -> failed(span, failure));
        }
        span.end();
    }

    /** Ends the span of an attempt that was broken off. */
    void givenUp() {
        current.end();
    }

    /** Notes the reason on the span of the work, because no attempt's span follows. */
    void refused(Failure failure) {
        failed(Span.fromContext(caller.trace()), failure);
    }

    private static Span replied(Span span, Reply reply) {
        return span.setAttribute(GenAi.RESPONSE_MODEL, SafeText.oneLine(reply.model(), LONGEST_NAME))
                .setAttribute(GenAi.FINISH_REASONS, List.of(reason(reply.finishReason())))
                .setAttribute(GenAi.INPUT_TOKENS, reply.usage().promptTokens())
                .setAttribute(GenAi.OUTPUT_TOKENS, reply.usage().completionTokens());
    }

    private static Span failed(Span span, Failure failure) {
        return span.setAttribute(GenAi.ERROR_TYPE, failure.kind().label());
    }

    private static String reason(String sent) {
        return REASONS.contains(sent) ? sent : "other";
    }
}
