package io.plumbline.gateway.answers.pushed.body;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.gateway.http.Findings;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One message of a conversation, in the form of a chat completion request. Fields that are not listed here are ignored.
 *
 * @param role {@code system}, {@code developer}, {@code user}, {@code assistant}, {@code tool} or {@code function}
 * @param content the text, or a list of parts of which the texts count; null for a message that only calls tools
 * @param toolCalls the tool calls of an assistant; they are shown to the judge with name and arguments
 * @param functionCall the single call of an older assistant
 * @param refusal the text with which an assistant declined
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@Schema(name = "Message")
public record MessageSpec(
        String role,
        @Schema(
                        description =
                                "Text, or a list of parts of which the texts count; null if the message only calls tools.")
                JsonNode content,
        @JsonProperty("tool_calls") @Schema(type = SchemaType.ARRAY, implementation = Object.class) JsonNode toolCalls,
        @JsonProperty("function_call") @Schema(type = SchemaType.OBJECT) JsonNode functionCall,
        @Schema(type = SchemaType.STRING, nullable = true) JsonNode refusal) {

    private static final Pattern ROLE = Pattern.compile("system|developer|user|assistant|tool|function");
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    /** Adds wrong fields to the findings. */
    public void check(String at, Findings findings) {
        if (role == null || !ROLE.matcher(role).matches()) {
            findings.add(at + "/role", "must be system, developer, user, assistant, tool or function");
        }
        if (isMissing(content) && !mayBeEmpty()) {
            findings.add(at + "/content", "is missing");
        } else if (!isMissing(content) && !content.isTextual() && !content.isArray() && !content.isObject()) {
            findings.add(at + "/content", "must be text, a list of parts or null");
        } else if (HALF.matcher(text()).find()) {
            findings.add(at + "/content", "must not contain unpaired surrogates (half of a UTF-16 character)");
        }
    }

    /** What the message says, as text for a judge: its texts, its refusal, and each tool call with name and arguments. */
    public String text() {
        StringJoiner said = new StringJoiner("\n");
        said.setEmptyValue("");
        if (!isMissing(content)) {
            add(content, said);
        }
        if (!isMissing(refusal) && refusal.isTextual()) {
            said.add(refusal.textValue());
        }
        if (!isMissing(toolCalls)) {
            toolCalls.forEach(call -> said.add(call(call.path("function").isObject() ? call.get("function") : call)));
        }
        if (!isMissing(functionCall)) {
            said.add(call(functionCall));
        }
        return said.toString();
    }

    /** An assistant may say no word, and so may a tool. */
    private boolean mayBeEmpty() {
        return role != null && !role.equals("user") && !role.equals("system") && !role.equals("developer");
    }

    private static void add(JsonNode content, StringJoiner said) {
        if (content.isTextual()) {
            said.add(content.textValue());
        } else if (content.isArray()) {
            content.forEach(part -> add(part, said));
        } else if (content.isObject()) {
            said.add(part(content));
        }
    }

    private static String part(JsonNode part) {
        return text(part.get("text"))
                .or(() -> text(part.path("text").get("value")))
                .or(() -> text(part.get("refusal")))
                .orElseGet(() -> "[" + text(part.get("type")).orElse("part") + "]");
    }

    private static String call(JsonNode call) {
        JsonNode arguments = call.path("arguments").isMissingNode() ? call.path("input") : call.get("arguments");
        return "[calls " + text(call.get("name")).orElse("a tool") + "("
                + text(arguments).orElseGet(() -> arguments.isMissingNode() ? "" : arguments.toString()) + ")]";
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static boolean isMissing(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }
}
