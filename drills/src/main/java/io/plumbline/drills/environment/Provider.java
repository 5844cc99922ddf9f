package io.plumbline.drills.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.simulator.Faults;
import io.plumbline.simulator.SimulatedProvider;
import io.plumbline.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A provider as bad as real ones are on a bad day, which counts what it would charge. */
public final class Provider implements AutoCloseable {

    /** In words, for the report. */
    public static final String FAULTS = "429: 5 %, 500: 2 %, dropped: 1 %, latency 50 to 500 ms";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Object> BAD_DAY =
            Map.of("p429", 0.05, "p500", 0.02, "p_drop", 0.01, "latency_ms", 50, "jitter_ms", 450);

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedProvider simulator;

    private Provider(SimulatedProvider simulator) {
        this.simulator = simulator;
    }

    static Provider start(long seed) {
        Faults faults = Faults.none().with(JSON.valueToTree(BAD_DAY));
        return new Provider(SimulatedProvider.start(
                SimulatorOptions.defaults().withSeed(seed).withFaults(faults)));
    }

    /** Base URL. */
    public URI uri() {
        return simulator.uri();
    }

    /** Calls to the models under watch that a provider would charge. */
    public long paidAnswers() {
        return paid("answers", false);
    }

    /** Calls to the judge that a provider would charge. */
    public long paidJudgements() {
        return paid("judgements", true);
    }

    /** Answers that were given, and those whose callers had gone: a provider charges both. */
    private long paid(String kind, boolean judge) {
        long sum = 0;
        for (Map.Entry<String, JsonNode> model : stats().path("models").properties()) {
            if (model.getKey().startsWith("sim-judge") == judge) {
                sum += model.getValue().path(kind).asLong()
                        + model.getValue().path("abandoned").asLong();
            }
        }
        return sum;
    }

    /** Calls that it is answering. */
    long inFlight() {
        return stats().path("in_flight").asLong();
    }

    private JsonNode stats() {
        try {
            return JSON.readTree(http.send(
                            HttpRequest.newBuilder(uri().resolve("/stats")).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body());
        } catch (IOException e) {
            throw new DrillFailure("the provider does not say what it did: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DrillFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
