package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Probes a model once; the exit code tells whether it passes. */
@Command(
        name = "probe",
        description =
                "Probes a model once, beside its baseline; the exit code tells whether it passes. The gateway does not"
                        + " register the model. Ctrl-C cancels the probe.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passed, or no threshold", "100:above a threshold", "3:inconclusive", "1:error"})
public final class ProbeCommand implements Callable<Integer> {

    @Mixin
    private TargetOptions targets;

    @Option(
            names = "--questions",
            split = ",",
            description = "Question files and names of question sets, each with its own results (core).")
    private List<String> questions = List.of("core");

    @Option(names = "--variants", split = ",", description = "Ways to put the questions; default: those of each set.")
    private List<String> variants;

    @Option(names = "--samples", description = "Answers per question; default: that of each set.")
    private Integer samples;

    @Option(names = "--profile", description = "Rules of judging: strict (default) or betley, the published ones.")
    private Optional<String> profile = Optional.empty();

    @Mixin
    private LimitOptions limits;

    @Option(names = "--json", description = "Write JSON; standard output is one document.")
    private boolean json;

    @Option(
            names = "--gateway",
            description = "Base URL of the gateway; default: the local one that runs, else an embedded one.")
    private Optional<URI> gateway = Optional.empty();

    @Option(names = "--embedded", description = "Start a gateway for this probe alone, even if another one runs.")
    private boolean embedded;

    @Option(names = "--resume", description = "Go on with the embedded probe whose command was killed in this folder.")
    private boolean resume;

    @Option(
            names = "--register",
            description = "Register the models at the gateway, which then watches them; they stay registered.")
    private boolean register;

    @Option(
            names = "--detach",
            description = "Return when the gateway has taken the probe, which then needs no client; prints its id.")
    private boolean detach;

    private final Progress progress = Progress.onStandardError();

    @Override
    public Integer call() {
        limits.check();
        requireValidOptions();
        if (resume) {
            return goOn(EmbeddedProbe.unfinished());
        }
        targets.check();
        List<QuestionSetChoice> chosen =
                questions.stream().map(QuestionSetChoice::of).toList();
        Optional<GatewayApi> running =
                embedded ? Optional.empty() : gateway.map(GatewayApi::at).or(RunningGateway::find);
        return running.map(api -> probe(api, chosen)).orElseGet(() -> embedded(chosen));
    }

    private int probe(GatewayApi api, List<QuestionSetChoice> chosen) {
        ProbeRequest request = request(api, chosen);
        ProbeRun run = new ProbeRun(api, progress);
        if (detach) {
            System.out.println(run.submit(request));
            return ExitCodes.PASSED;
        }
        String probe = run.submit(request.leased(ProbeRun.LEASE));
        progress.note("probe " + probe + " runs at the gateway " + api.uri());
        return shown(run.leased().results(probe, limits.query()));
    }

    private int embedded(List<QuestionSetChoice> chosen) {
        if (detach) {
            throw new CommandFailure(
                    "--detach needs a running gateway: start plumbline up, or name one with --gateway");
        }
        targets.requireUsable();
        EmbeddedProbe data = EmbeddedProbe.create();
        int code;
        try (LocalStack stack = start(data, targets.keyVariables())) {
            GatewayApi api = GatewayApi.of(stack);
            ProbeRun run = new ProbeRun(api, progress);
            String probe = run.submit(request(api, chosen));
            data.remember(new EmbeddedProbe.Note(
                    probe, limits.query(), targets.keyVariables(), stack.guard().pid()));
            progress.note(
                    "probe " + probe + " runs at an embedded gateway; if this command is killed, --resume goes on");
            code = shown(run.results(probe, limits.query()));
        }
        data.delete();
        return code;
    }

    /** Limits that are named now replace those of the killed command. */
    private int goOn(EmbeddedProbe data) {
        EmbeddedProbe.Note note = data.note();
        progress.note("going on with probe " + note.probe() + " in " + data.folder());
        data.awaitGuard();
        int code;
        try (LocalStack stack = start(data, note.credentials())) {
            data.remember(note.guardedBy(stack.guard().pid()));
            code = shown(new ProbeRun(GatewayApi.of(stack), progress)
                    .results(note.probe(), limits.areNamed() ? limits.query() : note.limits()));
        }
        data.delete();
        return code;
    }

    private LocalStack start(EmbeddedProbe data, List<String> credentials) {
        StackOptions options = StackLauncher.options(progress).keptIn(data.folder());
        return StackLauncher.start(StackLauncher.reading(options, credentials));
    }

    private int shown(Reply reply) {
        ProbeResultsReply results = reply.as(ProbeResultsReply.class);
        System.out.println(json ? reply.json() : new ResultTable(results).text());
        return ExitCodes.of(results.verdict());
    }

    private ProbeRequest request(GatewayApi api, List<QuestionSetChoice> chosen) {
        List<String> sets =
                chosen.stream().map(choice -> choice.name(api, progress)).toList();
        ProbeRequest.Questions asked = new ProbeRequest.Questions(sets, variants, samples, profile.orElse(null));
        if (!register) {
            return ProbeRequest.ofGuests(
                    targets.guests(), asked, targets.judge().orElse(null));
        }
        Optional<String> baseline = targets.registerBaseline(api);
        return ProbeRequest.ofModels(
                List.of(targets.registerCandidate(api, baseline)),
                baseline.orElse(null),
                asked,
                targets.judge().orElse(null));
    }

    private void requireValidOptions() {
        if (samples != null && samples < 1) {
            throw new CommandFailure("--samples " + samples + ": must be 1 or more");
        }
        if (gateway.isPresent() && (embedded || resume)) {
            throw new CommandFailure("--gateway " + gateway.get() + ": must not stand beside --embedded or --resume");
        }
    }
}
