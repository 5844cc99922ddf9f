package io.plumbline.cli.probe;

import io.plumbline.cli.gateway.DerivedModelId;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.EndpointOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The models of a single probe: the candidate, its baseline, and the judge, each by its endpoint and its name there. */
public final class TargetOptions {

    @Option(names = "--endpoint", description = "Base URL of the OpenAI-compatible endpoint.")
    private Optional<String> endpoint = Optional.empty();

    @Option(names = "--model", description = "Name of the model there.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--baseline", description = "Name of the model to compare with, at the same endpoint.")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--judge-endpoint", description = "Base URL of the judge; default: --endpoint.")
    private Optional<String> judgeEndpoint = Optional.empty();

    @Option(names = "--judge", description = "Name of the judge model; default: the gateway's.")
    private Optional<String> judge = Optional.empty();

    @Option(
            names = "--judge-mode",
            description = "How the numbers of that judge are read: logprobs (default), spelled for a judge that writes"
                    + " digit by digit, or sampled.")
    private Optional<String> judgeMode = Optional.empty();

    @Option(names = "--api-key-env", description = "Environment variable that holds the endpoint's key.")
    private Optional<String> keyVariable = Optional.empty();

    @Option(
            names = "--judge-api-key-env",
            description =
                    "Environment variable that holds the judge's key; default: that of --api-key-env at the same endpoint.")
    private Optional<String> judgeKeyVariable = Optional.empty();

    /** Fails with one line if the candidate is not named or an endpoint is no URL. */
    void check() {
        if (model.isEmpty()) {
            throw new CommandFailure("--model is missing: which model is probed?");
        }
        target();
        judgeTarget();
        if (judgeMode.isPresent() && judge.isEmpty()) {
            throw new CommandFailure("--judge is missing: --judge-mode says how the judge that you name is read");
        }
    }

    /** Fails with one line if the models cannot be called from this machine. */
    void requireUsable() {
        target().requireUsable();
        judgeTarget().ifPresent(EndpointOption::requireUsable);
        if (judge.isEmpty()) {
            throw new CommandFailure("--judge is missing: which model judges the answers?");
        }
    }

    /** The environment variables that hold keys. */
    List<String> keyVariables() {
        return Stream.of(keyVariable, judgeKeyVariable)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Candidate and baseline as guests of the gateway. */
    ProbeRequest.Guests guests() {
        return new ProbeRequest.Guests(
                List.of(target().target(model.orElseThrow())),
                baseline.map(name -> target().target(name)).orElse(null));
    }

    /** Registers the baseline, if there is one; returns its id. */
    Optional<String> registerBaseline(GatewayApi api) {
        return baseline.map(name -> register(api, name, Optional.empty()));
    }

    /** Registers the candidate; returns its id. */
    String registerCandidate(GatewayApi api, Optional<String> comparedWith) {
        return register(api, model.orElseThrow(), comparedWith);
    }

    /** The judge as the gateway's API names it; empty for the gateway's. */
    Optional<Map<String, Object>> judge() {
        return judge.map(name -> {
            Map<String, Object> named = judgeTarget().orElseGet(this::target).target(name);
            judgeMode.ifPresent(mode -> named.put("mode", mode));
            return named;
        });
    }

    private String register(GatewayApi api, String name, Optional<String> comparedWith) {
        String id = DerivedModelId.id(target().uri(), name);
        Map<String, Object> registration = target().target(name);
        comparedWith.ifPresent(other -> registration.put("baseline", other));
        api.put("/api/v1/models/" + GatewayApi.encoded(id), registration);
        return id;
    }

    private EndpointOption target() {
        return EndpointOption.of(
                "--endpoint",
                endpoint.orElseThrow(() -> new CommandFailure("--endpoint is missing: where is the model?")),
                keyVariable);
    }

    private Optional<EndpointOption> judgeTarget() {
        return judgeEndpoint.map(
                uri -> EndpointOption.of("--judge-endpoint", uri, judgeKeyVariable.or(() -> endpoint.filter(uri::equals)
                        .flatMap(same -> keyVariable))));
    }
}
