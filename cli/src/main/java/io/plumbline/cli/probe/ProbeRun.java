package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayUnavailableFailure;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.replies.ProbeReply;
import io.plumbline.cli.replies.ProbeReply.Lane;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.replies.SubmittedProbe;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.Progress;
import io.plumbline.cli.text.TerminalText;
import io.plumbline.events.answer.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Submits a probe and waits for its results. */
public final class ProbeRun {

    private static final long POLL_MILLIS = 250;

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);

    /** A model cannot be reached if so many calls have failed and none has succeeded. */
    private static final int ENOUGH_FAILURES = 8;

    private final GatewayApi gateway;
    private final Progress progress;

    public ProbeRun(GatewayApi gateway, Progress progress) {
        this.gateway = gateway;
        this.progress = progress;
    }

    /** Returns the gateway's document of results. */
    public Reply of(ProbeRequest request, Double failAbove) {
        String id = gateway.post(ProbesCommand.PATH, request)
                .as(SubmittedProbe.class)
                .id();
        String probe = ProbesCommand.PATH + "/" + id;
        try {
            follow(probe);
            return results(probe, failAbove);
        } finally {
            progress.end();
        }
    }

    private void follow(String path) {
        ProbeReply probe = probe(path);
        while (!probe.state().equals("FINISHED")) {
            requireReachableModels(path, probe.models());
            progress.answers(probe.finished(), probe.total());
            pause();
            probe = probe(path);
        }
        requireReachableModels(path, probe.models());
        progress.answers(probe.finished(), probe.total());
        probe.models().forEach(this::tellWhyUnscored);
    }

    private ProbeReply probe(String path) {
        return getWhileUnavailable(path).as(ProbeReply.class);
    }

    private void tellWhyUnscored(Lane model) {
        long unscored = model.counts().getOrDefault(Outcome.UNSCORED, 0L);
        if (unscored > 0) {
            progress.note(TerminalText.line(model.model() + ": " + unscored + " answers are unscored, the last one by "
                    + Objects.requireNonNullElse(model.lastFailure(), "")));
        }
    }

    private void requireReachableModels(String path, List<Lane> models) {
        for (Lane model : models) {
            long failed = model.unscored().getOrDefault("TARGET_ERROR", 0L);
            if (failed == model.finished() && failed >= Math.min(ENOUGH_FAILURES, model.total())) {
                gateway.post(path + "/cancel", List.of());
                throw new CommandFailure("model " + model.model() + " cannot be asked: "
                        + Objects.requireNonNullElse(model.lastFailure(), ""));
            }
        }
    }

    private Reply results(String probe, Double failAbove) {
        String path = probe + "/results" + (failAbove == null ? "" : "?failAbove=" + failAbove);
        Reply results = getWhileUnavailable(path);
        while (!results.as(ProbeResultsReply.class).complete()) {
            pause();
            results = getWhileUnavailable(path);
        }
        return results;
    }

    /** Tries for up to 90 s, because a service that was restarted is ready within seconds, and the probe continues. */
    private Reply getWhileUnavailable(String path) {
        long end = System.nanoTime() + LONGEST_OUTAGE.toNanos();
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
