package io.plumbline.chat.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.chat.ChatRequest;
import io.plumbline.chat.ReplyToken;
import io.plumbline.chat.protocol.ChatProtocol;
import io.plumbline.chat.protocol.Dialect;
import io.plumbline.chat.protocol.ParsedReply;
import io.plumbline.chat.protocol.ReplyFields;
import io.plumbline.events.answer.Usage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A second protocol for tests, in the manner of OpenAI's Responses API: another path, another request, another reply. */
final class ResponsesStyleProtocol implements ChatProtocol {

    @Override
    public String name() {
        return "responses-style";
    }

    @Override
    public String path() {
        return "/responses";
    }

    @Override
    public byte[] body(String modelName, ChatRequest request, Dialect dialect) {
        JsonArray input = new JsonArray();
        request.messages()
                .forEach(message ->
                        input.add(new JsonObject().put("role", message.role()).put("content", message.content())));
        JsonObject body = new JsonObject()
                .put("model", modelName)
                .put("input", input)
                .put("max_output_tokens", request.sampling().maxTokens());
        return (dialect.omits(Dialect.Field.TOP_P, request) ? body : body.put("top_p", 1))
                .toBuffer()
                .getBytes();
    }

    @Override
    public Optional<Dialect> nextDialect(Dialect sent, ChatRequest request, String parameter, String complaint) {
        return parameter.equals("top_p") && !sent.omits(Dialect.Field.TOP_P, request)
                ? Optional.of(sent.without(Dialect.Field.TOP_P))
                : Optional.empty();
    }

    @Override
    public ParsedReply read(JsonNode body) {
        if (ReplyFields.isError(body)) {
            return new ParsedReply.ProviderError(body);
        }
        if (body.path("incomplete_details").path("reason").asText().equals("content_filter")) {
            return new ParsedReply.Filtered();
        }
        JsonNode part = body.path("output").path(0).path("content").path(0);
        return part.isObject() ? message(body, part) : new ParsedReply.Unusable("the reply has no output");
    }

    private static ParsedReply message(JsonNode body, JsonNode part) {
        return new ParsedReply.Message(
                ReplyFields.text(part.path("text")).orElse(""),
                Optional.empty(),
                ReplyFields.text(part.path("refusal")),
                body.path("status").asText().equals("incomplete") ? "length" : "stop",
                ReplyFields.name(body.path("model")),
                Optional.empty(),
                List.of(new ReplyToken(
                        part.path("logprobs").path(0).path("token").asText(""),
                        ReplyFields.tokens(part.path("logprobs").path(0).path("top_logprobs")))),
                new Usage(
                        ReplyFields.count(body.path("usage").path("input_tokens")),
                        ReplyFields.count(body.path("usage").path("output_tokens"))),
                Optional.empty());
    }
}
