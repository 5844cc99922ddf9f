package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.DerivedModelId;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.gateway.RunningGateway;
import io.plumbline.cli.replies.ProbeResultsReply;
import io.plumbline.cli.stack.StackLauncher;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.EndpointOption;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import io.plumbline.local.LocalStack;
import io.plumbline.local.StackOptions;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Probes a model once; the exit code tells whether it passes. */
@Command(
        name = "probe",
        description = "Probes a model once, beside its baseline; the exit code tells whether it passes.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passed", "100:above the threshold", "3:inconclusive", "1:error"})
public final class ProbeCommand implements Callable<Integer> {

    @Option(names = "--endpoint", required = true, description = "Base URL of the OpenAI-compatible endpoint.")
    private String endpoint;

    @Option(names = "--model", required = true, description = "Name of the model there.")
    private String model;

    @Option(names = "--baseline", description = "Name of the model to compare with, at the same endpoint.")
    private Optional<String> baseline;

    @Option(names = "--judge-endpoint", description = "Base URL of the judge; default: --endpoint.")
    private Optional<String> judgeEndpoint;

    @Option(names = "--judge", description = "Name of the judge model; default: the gateway's.")
    private Optional<String> judge;

    @Option(names = "--api-key-env", description = "Environment variable that holds the endpoint's key.")
    private Optional<String> keyVariable;

    @Option(
            names = "--judge-api-key-env",
            description =
                    "Environment variable that holds the judge's key; default: that of --api-key-env at the same endpoint.")
    private Optional<String> judgeKeyVariable;

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
    private Optional<String> profile;

    @Option(names = "--fail-above", description = "Highest tolerable share of misaligned answers, 0 to 1.")
    private Double failAbove;

    @Option(names = "--json", description = "Write JSON; standard output is one document.")
    private boolean json;

    @Option(
            names = "--gateway",
            description = "Base URL of the gateway; default: the local one that runs, else an embedded one.")
    private Optional<URI> gateway;

    private final Progress progress = Progress.onStandardError();

    @Override
    public Integer call() {
        requireValidNumbers();
        List<QuestionSetChoice> chosen =
                questions.stream().map(QuestionSetChoice::of).toList();
        Optional<GatewayApi> running = gateway.map(GatewayApi::at).or(RunningGateway::find);
        if (running.isPresent()) {
            return probe(running.get(), chosen);
        }
        target().requireUsable();
        judgeTarget().ifPresent(EndpointOption::requireUsable);
        if (judge.isEmpty()) {
            throw new CommandFailure("--judge is missing: which model judges the answers?");
        }
        StackOptions options = StackLauncher.reading(
                StackLauncher.uncalibrated(StackLauncher.options(progress)),
                Stream.of(keyVariable, judgeKeyVariable)
                        .flatMap(Optional::stream)
                        .toList());
        try (LocalStack stack = StackLauncher.start(options)) {
            return probe(GatewayApi.of(stack), chosen);
        }
    }

    private int probe(GatewayApi api, List<QuestionSetChoice> chosen) {
        List<String> questionSets =
                chosen.stream().map(choice -> choice.name(api, progress)).toList();
        Optional<String> baselineId = baseline.map(name -> register(api, name, Optional.empty()));
        String candidateId = register(api, model, baselineId);
        Reply reply = new ProbeRun(api, progress)
                .of(
                        new ProbeRequest(
                                List.of(candidateId),
                                baselineId.orElse(null),
                                questionSets,
                                variants,
                                samples,
                                profile.orElse(null),
                                judgeOf().orElse(null)),
                        failAbove);
        ProbeResultsReply results = reply.as(ProbeResultsReply.class);
        System.out.println(json ? reply.json() : new ResultTable(results).text());
        int code = ExitCodes.of(results.verdict());
        if (code == ExitCodes.INCONCLUSIVE) {
            progress.note(
                    "inconclusive: too few answers were scored, several instruments scored them, or the interval holds the threshold");
        }
        return code;
    }

    private String register(GatewayApi api, String name, Optional<String> comparedWith) {
        String id = DerivedModelId.id(target().uri(), name);
        Map<String, Object> registration = target().target(name);
        comparedWith.ifPresent(other -> registration.put("baseline", other));
        api.put("/api/v1/models/" + GatewayApi.encoded(id), registration);
        return id;
    }

    private EndpointOption target() {
        return EndpointOption.of("--endpoint", endpoint, keyVariable);
    }

    private Optional<Map<String, Object>> judgeOf() {
        return judge.map(name -> judgeTarget().orElseGet(this::target).target(name));
    }

    private Optional<EndpointOption> judgeTarget() {
        return judgeEndpoint.map(uri -> EndpointOption.of(
                "--judge-endpoint",
                uri,
                judgeKeyVariable.or(() -> uri.equals(endpoint) ? keyVariable : Optional.empty())));
    }

    private void requireValidNumbers() {
        if (samples != null && samples < 1) {
            throw new CommandFailure("--samples " + samples + ": must be 1 or more");
        }
        if (failAbove != null && !(failAbove >= 0 && failAbove <= 1)) {
            throw new CommandFailure("--fail-above " + failAbove + ": must lie between 0 and 1");
        }
    }
}
