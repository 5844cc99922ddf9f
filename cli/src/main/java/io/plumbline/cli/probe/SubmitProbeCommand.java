package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.cli.text.Progress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Submits a probe of registered models. */
@Command(
        name = "submit",
        description = "Starts a probe of registered models and returns at once.",
        mixinStandardHelpOptions = true)
final class SubmitProbeCommand implements Callable<Integer> {

    @Mixin
    private GatewayOption gateway;

    @Parameters(paramLabel = "MODEL", arity = "1..*", description = "Ids of registered models.")
    private List<String> models;

    @Option(
            names = "--baseline",
            description = "Id of the model to compare with; default: the baseline of the first model.")
    private Optional<String> baseline;

    @Option(
            names = "--questions",
            split = ",",
            description = "Question files and names of question sets, each with its own results (core).")
    private List<String> questions = List.of("core");

    @Option(names = "--variants", split = ",", description = "Ways to put the questions; default: those of each set.")
    private List<String> variants;

    @Option(names = "--samples", description = "Answers per question; default: that of each question.")
    private Integer samples;

    @Option(names = "--judge", description = "Name of the judge model; default: the gateway's.")
    private Optional<String> judge;

    @Option(names = "--judge-endpoint", description = "Base URL of that judge.")
    private Optional<String> judgeEndpoint;

    @Option(names = "--judge-mode", description = "How its numbers are read: logprobs (default), spelled or sampled.")
    private Optional<String> judgeMode;

    @Option(names = "--judge-credential", description = "Name of its key among the services' credentials.")
    private Optional<String> judgeCredential;

    @Option(names = "--dry-run", description = "Only show the number of calls and their cost.")
    private boolean dryRun;

    @Override
    public Integer call() {
        List<QuestionSetChoice> chosen =
                questions.stream().map(QuestionSetChoice::of).toList();
        GatewayApi api = gateway.api();
        List<String> sets = chosen.stream()
                .map(choice -> choice.name(api, Progress.onStandardError()))
                .toList();
        ProbeRequest request = ProbeRequest.ofModels(
                models,
                baseline.orElse(null),
                new ProbeRequest.Questions(sets, variants, samples, null),
                judgeTarget().orElse(null));
        System.out.println(api.post(ProbesCommand.PATH + (dryRun ? "?dryRun=true" : ""), request)
                .json());
        return ExitCodes.PASSED;
    }

    private Optional<Map<String, Object>> judgeTarget() {
        return judge.map(name -> {
            Map<String, Object> target = new HashMap<>(Map.of("modelName", name));
            judgeEndpoint.ifPresent(uri -> target.put("endpoint", uri));
            judgeCredential.ifPresent(key -> target.put("credential", key));
            judgeMode.ifPresent(mode -> target.put("mode", mode));
            return target;
        });
    }
}
