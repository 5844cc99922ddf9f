package io.plumbline.sampler;

import java.util.Map;

/**
 * One way in which a real server, provider or proxy replies, and what has to come of it.
 *
 * @param name in words for a person
 * @param status HTTP status
 * @param headers beside the content type
 * @param body as sent
 * @param outcome the answer's text after {@code says}, or the name of the reason why there is none
 * @param calls HTTP requests that the prompt may cost
 */
record WildReply(String name, int status, Map<String, String> headers, String body, String outcome, int calls) {

    /** A reply with one choice, whose message is this JSON, under status 200. */
    static WildReply choice(String name, String message, String finish, String outcome, int calls) {
        return choice(name, message, "\"finish_reason\":\"" + finish + "\"", "", outcome, calls);
    }

    /** A reply with one choice that has further fields, and with further fields beside the choices. */
    static WildReply choice(String name, String message, String fields, String beside, String outcome, int calls) {
        return ok(
                name,
                "{\"model\":\"served\",\"choices\":[{\"message\":" + message + "," + fields + "}]" + beside + "}",
                outcome,
                calls);
    }

    /** A reply whose only content is this text, which has no characters that JSON escapes. */
    static WildReply text(String name, String content, String finish, String outcome, int calls) {
        return choice(name, "{\"content\":\"" + content + "\"}", finish, outcome, calls);
    }

    static WildReply ok(String name, String body, String outcome, int calls) {
        return new WildReply(name, 200, Map.of(), body, outcome, calls);
    }

    /** An error with this JSON under {@code error}. */
    static WildReply error(String name, int status, String error, String outcome, int calls) {
        return new WildReply(name, status, Map.of(), "{\"error\":" + error + "}", outcome, calls);
    }

    /** A plain answer with headers. */
    static WildReply headed(String name, Map<String, String> headers, String outcome, int calls) {
        return new WildReply(
                name,
                200,
                headers,
                "{\"model\":\"served\",\"choices\":[{\"message\":{\"content\":\"Four.\"},\"finish_reason\":\"stop\"}]}",
                outcome,
                calls);
    }

    @Override
    public String toString() {
        return name;
    }
}
