package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayUnavailableFailure;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.cli.text.Progress;
import io.plumbline.events.answer.Outcome;
import java.time.Duration;
import java.util.List;

/** Submits a probe and follows it to its results. */
public final class ProbeRun {

    private static final long POLL_MILLIS = 250;

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** So many failed calls and no answer mean that a model cannot be had. */
    private static final int ENOUGH_FAILURES = 8;

    private final GatewayApi gateway;
    private final Progress progress;

    public ProbeRun(GatewayApi gateway, Progress progress) {
        this.gateway = gateway;
        this.progress = progress;
    }

    /** Returns the results' document. */
    public JsonNode of(ProbeRequest request, Double failAbove) {
        String probe = "/api/v1/probes/"
                + gateway.post("/api/v1/probes", request).path("id").asText();
        try {
            follow(probe);
            return results(probe, failAbove);
        } finally {
            progress.end();
        }
    }

    private void follow(String probe) {
        JsonNode state = patiently(probe);
        while (!"FINISHED".equals(state.path("state").asText())) {
            requireReachableModels(probe, state.path("models"));
            progress.answers(
                    state.path("finished").asLong(), state.path("total").asLong());
            pause();
            state = patiently(probe);
        }
        requireReachableModels(probe, state.path("models"));
        progress.answers(state.path("finished").asLong(), state.path("total").asLong());
        state.path("models").forEach(this::tellWhyUnscored);
    }

    private void tellWhyUnscored(JsonNode model) {
        long unscored = model.path("counts").path(Outcome.UNSCORED).asLong();
        if (unscored > 0) {
            progress.note(TerminalText.line(
                    model.path("model").asText() + ": " + unscored + " answers are unscored, the last one by "
                            + model.path("lastFailure").asText()));
        }
    }

    private void requireReachableModels(String probe, JsonNode models) {
        for (JsonNode model : models) {
            long finished = model.path("finished").asLong();
            long failed = model.path("unscored").path("TARGET_ERROR").asLong();
            if (failed == finished
                    && finished >= Math.min(ENOUGH_FAILURES, model.path("total").asLong())) {
                gateway.post(probe + "/cancel", List.of());
                throw new CommandFailure("model " + model.path("model").asText() + " cannot be asked: "
                        + model.path("lastFailure").asText());
            }
        }
    }

    private JsonNode results(String probe, Double failAbove) {
        String path = probe + "/results" + (failAbove == null ? "" : "?failAbove=" + failAbove);
        JsonNode results = patiently(path);
        while (!results.path("complete").asBoolean()) {
            pause();
            results = patiently(path);
        }
        return results;
    }

    /** A service that was restarted is back within seconds, and the probe goes on. */
    private JsonNode patiently(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return gateway.get(path);
            } catch (GatewayUnavailableFailure away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
