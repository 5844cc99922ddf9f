package io.plumbline.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request that the OpenAPI document nearly allows.
 *
 * @param operation what it is about
 * @param target path and query
 * @param type of the body
 * @param body as it is sent, a character for each byte
 * @param encoding of the body; empty for none
 */
record HostileRequest(ApiDocument.Operation operation, String target, String type, String body, String encoding) {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "known",
            "core",
            "x".repeat(600),
            "../../etc/passwd",
            "..%2f..%2f",
            "a\r\nX-Injected: yes",
            "a\u0000b",
            "\u202eevil",
            "\ud83d\ude00",
            "' or 1=1 --",
            "<script>alert(1)</script>",
            "${jndi:ldap://127.0.0.1:1/a}",
            "{id}",
            "%",
            "%00",
            "-1",
            "0",
            "1e400",
            "99999999999999999999",
            "true",
            "null",
            "*");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "1e400",
            "-0.0",
            "99999999999999999999999999",
            "\"\"",
            "\"known\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"a\\r\\nX-Injected: yes\"",
            "\"" + "y".repeat(2000) + "\"",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "{\"\":{\"a\":null}}",
            "[".repeat(1200) + "]".repeat(1200),
            "\"http://169.254.169.254/\"",
            "\"http://127.0.0.1:1/v1\"",
            "\"file:///etc/passwd\"",
            "\"PT999999999999999H\"");

    private static final List<String> TYPES =
            List.of("application/json", "application/yaml", "text/plain", "image/png", "x");

    static HostileRequest next(List<ApiDocument.Operation> operations, Random random) {
        ApiDocument.Operation operation = operations.get(random.nextInt(operations.size()));
        String type = random.nextInt(8) == 0
                ? pick(TYPES, random)
                : operation.requestType().orElse("application/json");
        byte[] body =
                operation.requestType().isEmpty() && random.nextInt(4) > 0 ? new byte[0] : body(operation, random);
        String encoding = random.nextInt(30) == 0 ? "gzip" : "";
        return new HostileRequest(operation, target(operation, random), type, new String(body, ISO_8859_1), encoding);
    }

    HttpRequest.Builder build(URI gateway) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(gateway.getScheme() + "://" + gateway.getAuthority() + target))
                .header("Authorization", "Bearer " + GatewayClient.ADMIN_KEY)
                .method(
                        operation.method(),
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body.getBytes(ISO_8859_1)));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return request;
    }

    /** Whether what stands for a parameter has left the operation's path as it is. */
    boolean isOnItsPath() {
        String path = target.replaceFirst("\\?.*", "");
        return path.split("/", -1).length == operation.path().split("/", -1).length
                && !path.contains("//")
                && !path.endsWith("/");
    }

    private static String target(ApiDocument.Operation operation, Random random) {
        String path = operation.path();
        for (String parameter : operation.parameters("path")) {
            path = path.replace("{" + parameter + "}", encoded(pick(TEXTS, random)));
        }
        List<String> query = new ArrayList<>();
        for (String parameter : operation.parameters("query")) {
            if (random.nextBoolean()) {
                query.add(parameter + "=" + encoded(pick(TEXTS, random)));
            }
        }
        if (random.nextInt(10) == 0) {
            query.add("unknown=" + encoded(pick(TEXTS, random)));
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private static byte[] body(ApiDocument.Operation operation, Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> noise(random);
            case 1 -> pick(VALUES, random).getBytes(StandardCharsets.UTF_8);
            default -> mutated(operation.requestExample(), random).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[1 + random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    /** The example with some of its fields replaced, or new ones; of a text, a piece is cut out or put in. */
    private static String mutated(JsonNode example, Random random) {
        if (!(example instanceof ObjectNode object)) {
            String text = example.asText();
            int at = random.nextInt(text.length() + 1);
            return text.substring(0, at)
                    + pick(VALUES, random)
                    + text.substring(Math.min(text.length(), at + random.nextInt(20)));
        }
        return object.properties().stream()
                .filter(field -> random.nextInt(12) > 0)
                .map(field -> "\"" + field.getKey() + "\":"
                        + (random.nextInt(5) == 0
                                ? pick(VALUES, random)
                                : field.getValue() instanceof ObjectNode inner && random.nextBoolean()
                                        ? mutated(inner, random)
                                        : field.getValue().toString()))
                .collect(Collectors.joining(
                        ",", "{", (random.nextInt(6) == 0 ? ",\"unknown\":" + pick(VALUES, random) : "") + "}"));
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        String shown = new String(body.getBytes(ISO_8859_1), StandardCharsets.UTF_8);
        return operation.method() + " " + target + " " + type + " " + encoding + " "
                + shown.substring(0, Math.min(300, shown.length()));
    }
}
