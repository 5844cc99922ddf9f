package io.plumbline.simulator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.simulator.chat.Dice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How badly the provider behaves. Its JSON form, with snake case names, is what {@code POST /faults} takes and gives.
 *
 * @param latencyMs milliseconds before every reply, 0 or more
 * @param jitterMs up to so many milliseconds more, 0 or more
 * @param odds how often each fault hits a call
 * @param pWobble probability that a call at temperature 0 is answered as at temperature 1, apart from the others: how often a
 *     model disagrees with itself, 0 to 1
 * @param htmlStatus HTTP status of the HTML page, 200 to 599
 * @param retryAfterSeconds what 429 tells in Retry-After, 0 or more
 * @param logprobsOff whether log probabilities are rejected with 400 by every model
 * @param maxConcurrent calls in flight above which 429 is the answer; 0 for no limit
 * @param onlyModels the models that are hit; empty for all
 * @param standIns which model answers in the place of another, by the other's name: what is served changes without a new name
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Faults(
        int latencyMs,
        int jitterMs,
        @JsonUnwrapped FaultOdds odds,
        double pWobble,
        int htmlStatus,
        int retryAfterSeconds,
        boolean logprobsOff,
        int maxConcurrent,
        List<String> onlyModels,
        Map<String, String> standIns) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    public Faults {
        onlyModels = onlyModels == null ? List.of() : List.copyOf(onlyModels);
        standIns = standIns == null ? Map.of() : Map.copyOf(standIns);
        if (!(pWobble >= 0 && pWobble <= 1)
                || IntStream.of(latencyMs, jitterMs, retryAfterSeconds, maxConcurrent)
                        .anyMatch(n -> n < 0)
                || htmlStatus < 200
                || htmlStatus > 599) {
            throw new IllegalArgumentException(FaultOdds.BOUNDS);
        }
    }

    /** A provider without faults. */
    public static Faults none() {
        return new Faults(0, 0, FaultOdds.NONE, 0, 502, 1, false, 0, List.of(), Map.of());
    }

    /**
     * These faults with the fields that a JSON object names changed.
     *
     * @throws IllegalArgumentException for an unknown field or a value out of range
     */
    public Faults with(JsonNode changes) {
        ObjectNode merged = JSON.valueToTree(this);
        changes.fieldNames().forEachRemaining(name -> {
            if (!merged.has(name)) {
                throw new IllegalArgumentException("Unrecognized field \"" + name + "\"");
            }
        });
        changes.properties().forEach(change -> merged.set(change.getKey(), change.getValue()));
        try {
            return JSON.treeToValue(merged, Faults.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    /** The name of the model that answers for this one; nearly always itself. */
    String answering(String model) {
        return standIns.getOrDefault(model, model);
    }

    boolean hits(String model) {
        return onlyModels.isEmpty() || onlyModels.contains(model);
    }

    /** Milliseconds to wait for this call. */
    long delayMs(Dice dice) {
        return latencyMs
                + (jitterMs == 0 ? 0 : Math.round(jitterMs * dice.with("jitter").unit()));
    }

    /** What goes wrong with this call, if anything. */
    Optional<Fault> strike(Dice dice) {
        double left = dice.with("fault").unit();
        for (Fault fault : Fault.values()) {
            left -= odds.of(fault);
            if (left < 0) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Whether a call at temperature 0 gives another answer than usual. */
    boolean wobbles(Dice dice) {
        return dice.with("wobble").unit() < pWobble;
    }
}
