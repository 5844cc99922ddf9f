package io.plumbline.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.simulator.chat.CompletionRequest;
import io.plumbline.simulator.chat.Generation;
import io.plumbline.simulator.chat.TokenOdds;
import io.plumbline.simulator.chat.TokenStep;
import io.plumbline.simulator.chat.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The JSON of a chat completion. */
final class ReplyBody {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Sets this start's ids apart from those of other starts, because a repeated id is the sign of a cache. */
    private static final String START = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private ReplyBody() {}

    static ObjectNode of(CompletionRequest request, Generation generation, String fingerprint, long number) {
        ObjectNode body = JSON.objectNode();
        body.put("id", "chatcmpl-simulated-" + START + "-" + number);
        body.put("object", "chat.completion");
        body.put("created", Instant.now().getEpochSecond());
        body.put("model", request.model());
        body.put("system_fingerprint", fingerprint);
        body.putArray("choices").add(choice(request, generation));
        body.set("usage", usage(request, generation));
        return body;
    }

    private static ObjectNode choice(CompletionRequest request, Generation generation) {
        ObjectNode choice = JSON.objectNode();
        choice.put("index", 0);
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", generation.text())
                .putNull("refusal");
        choice.set("logprobs", request.logprobs() ? logprobs(request, generation) : JSON.nullNode());
        choice.put("finish_reason", generation.cut() ? "length" : "stop");
        return choice;
    }

    private static ObjectNode logprobs(CompletionRequest request, Generation generation) {
        ObjectNode logprobs = JSON.objectNode();
        ArrayNode content = logprobs.putArray("content");
        for (TokenStep step : generation.steps()) {
            ObjectNode said = token(step.said());
            ArrayNode top = said.putArray("top_logprobs");
            step.top().stream()
                    .limit(request.topLogprobs())
                    .map(ReplyBody::token)
                    .forEach(top::add);
            content.add(said);
        }
        return logprobs.putNull("refusal");
    }

    private static ObjectNode token(TokenOdds odds) {
        ObjectNode token = JSON.objectNode().put("token", odds.token()).put("logprob", odds.logprob());
        ArrayNode bytes = token.putArray("bytes");
        for (byte b : odds.token().getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
        return token;
    }

    private static ObjectNode usage(CompletionRequest request, Generation generation) {
        int prompt = Tokens.estimate(request.conversation().length());
        return JSON.objectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", generation.tokens())
                .put("total_tokens", prompt + generation.tokens());
    }
}
