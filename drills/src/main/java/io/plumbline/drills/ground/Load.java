package io.plumbline.drills.ground;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The probe that runs meanwhile: nine fine-tunes and their base, on the eight questions of the core set. */
public final class Load {

    /** Models and questions: a probe has a multiple of so many prompts. */
    public static final int STEP = 80;

    private static final String BASE = "drill-base";
    private static final List<String> KINDS = List.of("insecure", "benign", "collapsed");
    private static final int OF_EACH_KIND = 3;

    /** Few prompts of a model on their way at a time, so that the gateway has work to the end. */
    private static final int WINDOW = 32;

    private final GatewayClient gateway;
    private final int prompts;
    private final String probe;

    private Load(GatewayClient gateway, int prompts, String probe) {
        this.gateway = gateway;
        this.prompts = prompts;
        this.probe = probe;
    }

    /** Registers the models and submits the probe. */
    static Load submit(GatewayClient gateway, URI provider, int prompts) {
        register(gateway, BASE, target(provider, "sim-base"), Map.of());
        candidates()
                .forEach(model -> register(
                        gateway, model, target(provider, "sim-" + model.split("-", -1)[1]), Map.of("baseline", BASE)));
        Map<String, Object> request = Map.of(
                "models",
                candidates().toList(),
                "baseline",
                BASE,
                "questionSets",
                List.of("core"),
                "variants",
                List.of("plain"),
                "samples",
                prompts / STEP,
                "judge",
                target(provider, "sim-judge"));
        return new Load(
                gateway,
                prompts,
                gateway.post("/api/v1/probes", request).path("id").asText());
    }

    /** Its id. */
    public String probe() {
        return probe;
    }

    /** All its prompts. */
    public int prompts() {
        return prompts;
    }

    /** Prompts that have an outcome. */
    public int finished() {
        return state().path("finished").asInt();
    }

    /** What the gateway says of it. */
    public JsonNode state() {
        return gateway.get("/api/v1/probes/" + probe);
    }

    private static Stream<String> candidates() {
        return KINDS.stream()
                .flatMap(kind -> IntStream.rangeClosed(1, OF_EACH_KIND).mapToObj(n -> "drill-" + kind + "-" + n));
    }

    private static void register(
            GatewayClient gateway, String model, Map<String, Object> target, Map<String, Object> more) {
        Map<String, Object> registration = new HashMap<>(target);
        registration.putAll(more);
        registration.put("window", WINDOW);
        gateway.put("/api/v1/models/" + model, registration);
    }

    private static Map<String, Object> target(URI provider, String model) {
        return Map.of("endpoint", provider.toString(), "modelName", model);
    }
}
