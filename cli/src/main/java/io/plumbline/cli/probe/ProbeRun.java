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
import io.plumbline.cli.text.WaitNotes;
import io.plumbline.events.answer.Outcome;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Submits a probe and waits for its results. */
public final class ProbeRun {

    private static final long POLL_MILLIS = 250;

    private static final long DECISION_POLL_MILLIS = 1000;

    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(90);

    private static final Duration LONGEST_DECISION = Duration.ofMinutes(5);

    /** A model cannot be reached if so many calls have failed and none has succeeded. */
    private static final int ENOUGH_FAILURES = 8;

    /** A probe whose client did not renew its lease for this time is cancelled. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration RENEWAL = Duration.ofSeconds(5);

    private final GatewayApi gateway;
    private final Progress progress;
    private final boolean isLeased;
    private long renewedAt = System.nanoTime();
    private List<String> told = List.of();

    public ProbeRun(GatewayApi gateway, Progress progress) {
        this(gateway, progress, false);
    }

    private ProbeRun(GatewayApi gateway, Progress progress, boolean isLeased) {
        this.gateway = gateway;
        this.progress = progress;
        this.isLeased = isLeased;
    }

    /** This run, which renews the probe's lease and cancels the probe if the command ends before it. */
    ProbeRun leased() {
        return new ProbeRun(gateway, progress, true);
    }

    /** Submits a probe and waits for the gateway's document of results; limits are a query. */
    public Reply of(ProbeRequest request, String limits) {
        return results(submit(request), limits);
    }

    /** Submits a probe; returns its id. */
    String submit(ProbeRequest request) {
        return gateway.post(ProbesCommand.PATH, request)
                .as(SubmittedProbe.class)
                .id();
    }

    /** Waits for the gateway's document of results; limits are a query. */
    Reply results(String id, String limits) {
        String probe = ProbesCommand.PATH + "/" + id;
        Thread cancellation = new Thread(() -> cancel(probe), "cancel probe");
        if (isLeased) {
            Runtime.getRuntime().addShutdownHook(cancellation);
        }
        try {
            follow(probe);
        } finally {
            progress.end();
            forget(cancellation);
        }
        return counted(probe + "/results" + limits);
    }

    /** A failure changes nothing: the gateway cancels the probe when its lease ends. */
    private void cancel(String probe) {
        try {
            gateway.post(probe + "/cancel", List.of());
            progress.note("the probe is cancelled; answers that are under way are still paid for");
        } catch (CommandFailure failure) {
            progress.note(
                    "the probe cannot be cancelled now; the gateway cancels it within " + LEASE.toSeconds() + " s");
        }
    }

    private void forget(Thread cancellation) {
        try {
            if (isLeased) {
                Runtime.getRuntime().removeShutdownHook(cancellation);
            }
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already.
        }
    }

    private void follow(String path) {
        ProbeReply probe = probe(path);
        WaitNotes waits = new WaitNotes();
        while (probe.finishedAt() == null) {
            requireReachableModels(path, probe.models());
            tellDelays(probe.notes());
            waits.of(probe.models().stream().map(Lane::waitingFor), System.nanoTime())
                    .forEach(progress::note);
            progress.answers(probe.finished(), probe.total(), probe.underWay());
            pause();
            probe = probe(path);
        }
        requireReachableModels(path, probe.models());
        progress.answers(probe.finished(), probe.total(), probe.underWay());
        probe.models().forEach(this::tellWhyUnscored);
    }

    /** Tells each sentence once, until it changes. */
    private void tellDelays(List<String> notes) {
        notes.stream()
                .filter(note -> !told.contains(note))
                .map(TerminalText::line)
                .forEach(progress::note);
        if (notes.isEmpty() && !told.isEmpty()) {
            progress.note("calls are no longer held up");
        }
        told = notes;
    }

    private ProbeReply probe(String path) {
        if (isLeased && System.nanoTime() - renewedAt > RENEWAL.toNanos()) {
            renewedAt = System.nanoTime();
            return whileUnavailable(() -> gateway.post(path + "/lease", List.of()))
                    .as(ProbeReply.class);
        }
        return getWhileUnavailable(path).as(ProbeReply.class);
    }

    private void tellWhyUnscored(Lane model) {
        long unscored = model.counts().getOrDefault(Outcome.UNSCORED, 0L);
        if (unscored > 0) {
            progress.note(TerminalText.line(model.model() + ": " + unscored + " answers are unscored: "
                    + byReason(model.unscored()) + "; the last one by "
                    + Objects.requireNonNullElse(model.lastFailure(), "")));
        }
    }

    /** Reasons with their numbers, the commonest first, such as {@code 15 by JUDGE_ERROR, 1 by TARGET_ERROR}. */
    private static String byReason(Map<String, Long> unscored) {
        return unscored.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> reason.getValue() + " by " + reason.getKey())
                .collect(Collectors.joining(", "));
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

    private Reply counted(String path) {
        Reply results = getWhileUnavailable(path);
        while (!results.as(ProbeResultsReply.class).complete()) {
            pause();
            results = getWhileUnavailable(path);
        }
        return results.as(ProbeResultsReply.class).isPending() ? decided(path, results) : results;
    }

    /** Waits for the calibration of the judge and the comparison with the baseline, which can change the verdict. */
    private Reply decided(String path, Reply undecided) {
        progress.note("waiting up to " + LONGEST_DECISION.toMinutes()
                + " minutes for the judge's calibration and the comparison with the baseline");
        long end = System.nanoTime() + LONGEST_DECISION.toNanos();
        Reply results = undecided;
        while (results.as(ProbeResultsReply.class).isPending() && System.nanoTime() < end) {
            pause(DECISION_POLL_MILLIS);
            results = getWhileUnavailable(path);
        }
        return results;
    }

    /** Tries for up to 90 s, because a service that was restarted is ready within seconds, and the probe continues. */
    private Reply getWhileUnavailable(String path) {
        return whileUnavailable(() -> gateway.get(path));
    }

    private static Reply whileUnavailable(Supplier<Reply> call) {
        long end = System.nanoTime() + LONGEST_OUTAGE.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (GatewayUnavailableFailure away) {
                if (System.nanoTime() > end) {
                    throw away;
                }
                pause();
            }
        }
    }

    private static void pause() {
        pause(POLL_MILLIS);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
