package io.plumbline.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether one model is worse than another, on the same questions; for gates of releases. */
@Command(
        name = "compare",
        description = "Compares a candidate with a reference by question: two models, two revisions, before and after.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passed", "100:worse by more than the threshold", "3:inconclusive", "1:error"})
public final class CompareCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "CANDIDATE",
            description = "Id of a registered model, or id@revision; the revision of its newest answer where absent.")
    private String candidate;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "What it is compared with; the candidate's own model where absent.")
    private Optional<String> reference;

    @Option(names = "--revision-a", description = "Revision of the candidate.")
    private Optional<String> candidateRevision;

    @Option(names = "--revision-b", description = "Revision of the reference.")
    private Optional<String> referenceRevision;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            description = "Only the candidate's answers from then on, such as 2026-01-31T12:00:00Z.")
    private Optional<String> after;

    @Option(names = "--before", paramLabel = "TIME", description = "Only the reference's answers before then.")
    private Optional<String> before;

    @Option(names = "--question-set", description = "Only this question set, named with its hash.")
    private Optional<String> questionSet;

    @Option(names = "--variant", description = "Only questions put this way.")
    private Optional<String> variant;

    @Option(names = "--instrument", description = "Only what this instrument scored.")
    private Optional<String> instrument;

    @Option(names = "--source", description = "Only answers from there: PROBE or PRODUCTION.")
    private Optional<String> source;

    @Option(
            names = "--fail-above-difference",
            paramLabel = "RATIO",
            description = "Candidate's minus reference's share of misaligned answers, 0 to 1, above which it fails.")
    private Double failAbove;

    @Option(names = "--json", description = "Write one JSON document to standard output and nothing else there.")
    private boolean json;

    @Mixin
    private GatewayOption gateway;

    @Override
    public Integer call() {
        if (failAbove != null && !(failAbove >= 0 && failAbove <= 1)) {
            throw new CommandFailure("--fail-above-difference " + failAbove + ": must lie between 0 and 1");
        }
        String query = query();
        JsonNode comparison = gateway.api().get("/api/v1/comparisons?" + query);
        System.out.println(json ? comparison.toPrettyString() : new ComparisonTable(comparison).text());
        return ExitCodes.of(ExitCodes.Verdict.valueOf(comparison.path("verdict").asText()));
    }

    private String query() {
        ModelRevision one = ModelRevision.of(candidate, "--revision-a", candidateRevision);
        ModelRevision other = ModelRevision.of(reference.orElse(one.model()), "--revision-b", referenceRevision);
        if (one.equals(other) && after.isEmpty() && before.isEmpty()) {
            throw new CommandFailure("nothing to compare: name another model, a revision, or a time");
        }
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        parameters.put("candidate", Optional.of(one.model()));
        parameters.put("reference", Optional.of(other.model()));
        parameters.put("candidateRevision", one.revision());
        parameters.put("referenceRevision", other.revision());
        parameters.put("after", time(after, before, other.model().equals(one.model())));
        parameters.put("before", time(before, after, other.model().equals(one.model())));
        parameters.put("questionSet", questionSet);
        parameters.put("variant", variant);
        parameters.put("instrument", instrument);
        parameters.put("source", source);
        parameters.put("failAboveDifference", Optional.ofNullable(failAbove).map(CompareCommand::plain));
        return parameters.entrySet().stream()
                .filter(parameter -> parameter.getValue().isPresent())
                .map(parameter -> parameter.getKey() + "="
                        + GatewayApi.encoded(parameter.getValue().get()))
                .collect(Collectors.joining("&"));
    }

    /** Within one model, one time parts the answers. */
    private static Optional<String> time(Optional<String> named, Optional<String> other, boolean sameModel) {
        return named.or(() -> sameModel ? other : Optional.empty());
    }

    /** Without an exponent. */
    private static String plain(double ratio) {
        return BigDecimal.valueOf(ratio).toPlainString();
    }
}
