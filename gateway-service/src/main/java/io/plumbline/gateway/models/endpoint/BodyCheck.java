package io.plumbline.gateway.models.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.database.Storable;
import io.plumbline.gateway.http.Findings;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks the extra fields of a target's requests. They must not replace what Plumbline sets so that a reply can be read, nor hold a
 * key, because they are stored, shown and sent over Kafka.
 */
final class BodyCheck {

    /** Room for a chat template's switches, or for a short grammar. */
    static final int MOST_BYTES = 4096;

    /** Objects and lists within each other, the body itself among them. */
    static final int DEEPEST = 8;

    private static final String COUNTED = "every call is one answer, which is counted and paid as one";
    private static final String READ_WHOLE = "Plumbline reads whole replies and no streams";
    private static final String READ_AS_ASKED =
            "Plumbline asks for the log probabilities that it reads, and for no others";

    /** Why a field is Plumbline's. */
    private static final String CONTINUED = "Plumbline sets it where it asks a judge to continue a reply";

    private static final Map<String, String> RESERVED = Map.ofEntries(
            Map.entry("model", "the field modelName names the model"),
            Map.entry("messages", "the conversation is the question that is asked, or the answer that is judged"),
            Map.entry("stream", READ_WHOLE),
            Map.entry("stream_options", READ_WHOLE),
            Map.entry("n", COUNTED),
            Map.entry("best_of", COUNTED),
            Map.entry("logprobs", READ_AS_ASKED),
            Map.entry("top_logprobs", READ_AS_ASKED),
            Map.entry("seed", "every draw has a seed of its own, or a server would repeat one answer"),
            Map.entry("cache_salt", "Plumbline sends one that is new with each revision"),
            Map.entry("continue_final_message", CONTINUED),
            Map.entry("add_generation_prompt", CONTINUED));

    private static final Set<String> SECRET = Set.of(
            "token", "access_token", "auth_token", "password", "secret", "client_secret", "credential", "credentials");

    private static final String WOULD_HOLD_A_KEY =
            "would contain a secret: give in credential the name of the environment variable with the key";

    private final Findings findings;

    BodyCheck(Findings findings) {
        this.findings = findings;
    }

    /** Adds what is wrong with the fields. */
    void check(String at, JsonNode body) {
        if (!body.isObject()) {
            findings.add(at, "must be a JSON object");
            return;
        }
        int bytes = body.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            findings.add(at, "must not be longer than " + MOST_BYTES + " bytes of JSON, and has " + bytes);
            return;
        }
        body.fieldNames().forEachRemaining(name -> {
            if (RESERVED.containsKey(name)) {
                findings.add(Findings.at(at, name), "must not be set: " + RESERVED.get(name));
            }
        });
        checkWithin(at, body, 1);
    }

    private void checkWithin(String at, JsonNode value, int depth) {
        if (value.isContainerNode() && depth > DEEPEST) {
            findings.add(at, "must not be nested deeper than " + DEEPEST + " levels");
            return;
        }
        value.properties().forEach(field -> {
            String place = Findings.at(at, Storable.text(field.getKey()));
            checkText(place, field.getKey());
            if (isSecret(field.getKey())) {
                findings.add(place, WOULD_HOLD_A_KEY);
            }
            checkWithin(place, field.getValue(), depth + 1);
        });
        if (value.isArray()) {
            for (int place = 0; place < value.size(); place++) {
                checkWithin(at + "/" + place, value.get(place), depth + 1);
            }
        }
        checkScalar(at, value);
    }

    private void checkScalar(String at, JsonNode value) {
        if (value.isIntegralNumber() && !value.canConvertToLong()) {
            findings.add(at, "must be a whole number of at most 64 bits");
        }
        if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
            findings.add(at, "must be a finite number");
        }
        if (value.isTextual()) {
            checkText(at, value.textValue());
            if (value.textValue().contains(TargetSpec.CREDENTIAL) || CredentialName.isKeyWithin(value.textValue())) {
                findings.add(at, WOULD_HOLD_A_KEY);
            }
        }
    }

    private void checkText(String at, String text) {
        if (!Storable.text(text).equals(text)) {
            findings.add(at, "must not contain null characters or halves of surrogate pairs");
        }
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TargetSpec.SECRET.contains(lower) || SECRET.contains(lower.replace('-', '_'));
    }
}
