package io.plumbline.chat.meters;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.plumbline.chat.Caller;
import io.plumbline.chat.ChatResult.Failure;
import io.plumbline.chat.ChatResult.Reply;
import io.plumbline.chat.protocol.Attempt;
import io.plumbline.chat.protocol.RequestUrl;
import io.plumbline.chat.protocol.SafeText;
import io.plumbline.events.target.Target;
import io.plumbline.tracing.GenAi;
import io.plumbline.tracing.Tracing;
import java.util.List;
import java.util.Set;

/**
 * The spans of one call, one for each attempt, which follow each other. They hold no text of prompt or answer: of what the
 * endpoint sends only the model's name, cut short, and reasons that are known.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/">Semantic conventions</a>
 */
final class CallSpans {

    private static final int LONGEST_NAME = 100;
    private static final Set<String> REASONS =
            Set.of("stop", "length", "content_filter", "tool_calls", "function_call", "eos", "end_turn", "max_tokens");

    private final Caller caller;
    private final Target target;
    private final String provider;
    private volatile Span current = Span.getInvalid();
    private volatile long attempts;

    CallSpans(Caller caller, Target target, String provider) {
        this.caller = caller;
        this.target = target;
        this.provider = provider;
    }

    void sent() {
        long attempt = attempts + 1;
        attempts = attempt;
        Span span = Tracing.span("chat " + target.modelName(), SpanKind.CLIENT, caller.trace())
                .startSpan();
        current = span;
        if (span.isRecording()) {
            RequestUrl endpoint = RequestUrl.of(target);
            span.setAttribute(GenAi.OPERATION, "chat")
                    .setAttribute(GenAi.PROVIDER, provider)
                    .setAttribute(GenAi.REQUEST_MODEL, target.modelName())
                    .setAttribute(GenAi.SERVER_ADDRESS, endpoint.url().getHost())
                    .setAttribute(GenAi.SERVER_PORT, (long) endpoint.port())
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

    /** Nobody waits for the attempt any more. */
    void givenUp() {
        current.end();
    }

    /** No attempt is made any more: the span of the work says why. */
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
