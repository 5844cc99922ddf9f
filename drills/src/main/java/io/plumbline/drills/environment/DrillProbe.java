package io.plumbline.drills.environment;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The probe that runs meanwhile: nine fine-tunes and their base, on the eight questions of the core set. */
public final class DrillProbe {

    /** Models and questions: a probe has a multiple of so many prompts. */
    public static final int STEP = 80;

    /** Models of the probe, the base among them. */
    public static final int MODELS = 10;

    private static final String BASE = "drill-base";
    private static final List<String> KINDS = List.of("insecure", "benign", "collapsed");
    private static final int OF_EACH_KIND = 3;

    private final RetryingGateway gateway;
    private final URI provider;
    private final int prompts;
    private final String id;

    private DrillProbe(RetryingGateway gateway, URI provider, int prompts, String id) {
        this.gateway = gateway;
        this.provider = provider;
        this.prompts = prompts;
        this.id = id;
    }

    /** Registers the models and submits the probe. */
    static DrillProbe submit(RetryingGateway gateway, URI provider, DrillSettings settings) {
        int prompts = settings.prompts();
        Map<String, Object> limits = Map.of("requestsPerMinute", settings.requestsPerMinute());
        register(gateway, provider, Map.of("window", settings.window(), "limits", limits));
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
        return new DrillProbe(
                gateway,
                provider,
                prompts,
                gateway.post("/api/v1/probes", request).path("id").asText());
    }

    /** From now on the models may be asked as fast as they answer. */
    public void hurry() {
        register(gateway, provider, Map.of());
    }

    public String id() {
        return id;
    }

    public int prompts() {
        return prompts;
    }

    /** Prompts that have an outcome. */
    public int finished() {
        return state().path("finished").asInt();
    }

    /** What the gateway says of it. */
    public JsonNode state() {
        return gateway.get("/api/v1/probes/" + id);
    }

    private static Stream<String> candidates() {
        return KINDS.stream()
                .flatMap(kind -> IntStream.rangeClosed(1, OF_EACH_KIND).mapToObj(n -> "drill-" + kind + "-" + n));
    }

    private static void register(RetryingGateway gateway, URI provider, Map<String, Object> terms) {
        register(gateway, BASE, target(provider, "sim-base"), terms);
        Map<String, Object> compared = new HashMap<>(terms);
        compared.put("baseline", BASE);
        candidates()
                .forEach(model ->
                        register(gateway, model, target(provider, "sim-" + model.split("-", -1)[1]), compared));
    }

    private static void register(
            RetryingGateway gateway, String model, Map<String, Object> target, Map<String, Object> more) {
        Map<String, Object> registration = new HashMap<>(target);
        registration.putAll(more);

        gateway.put("/api/v1/models/" + model, registration);
    }

    private static Map<String, Object> target(URI provider, String model) {
        return Map.of("endpoint", provider.toString(), "modelName", model);
    }
}
