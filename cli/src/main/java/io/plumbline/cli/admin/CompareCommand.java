package io.plumbline.cli.admin;

import io.plumbline.cli.gateway.GatewayApi;
import io.plumbline.cli.gateway.GatewayOption;
import io.plumbline.cli.gateway.Reply;
import io.plumbline.cli.text.CommandFailure;
import io.plumbline.cli.text.ExitCodes;
import io.plumbline.reports.comparison.ComparisonReport;
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

/** Tells whether one model is worse than another on the questions that both were asked; for release gates. */
@Command(
        name = "compare",
        description = "Compares a candidate with a reference by question: two models, two revisions, before and after.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:passed, or no threshold", "100:worse by more than the threshold", "3:inconclusive", "1:error"
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "CANDIDATE",
            description = "Id of a registered model, or id@revision; default: the revision of its newest answer.")
    private String candidate;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "Model, or id@revision, that it is compared with; default: the candidate's own model.")
    private Optional<String> reference;

    @Option(names = "--revision-a", description = "Revision of the candidate.")
    private Optional<String> candidateRevision;

    @Option(names = "--revision-b", description = "Revision of the reference.")
    private Optional<String> referenceRevision;

    @Option(
            names = "--after",
            paramLabel = "TIME",
            description = "Only the candidate's answers from this time on, such as 2026-01-31T12:00:00Z.")
    private Optional<String> after;

    @Option(names = "--before", paramLabel = "TIME", description = "Only the reference's answers before this time.")
    private Optional<String> before;

    @Option(names = "--question-set", description = "Only this question set, named with its hash.")
    private Optional<String> questionSet;

    @Option(names = "--variant", description = "Only questions put this way.")
    private Optional<String> variant;

    @Option(names = "--instrument", description = "Only answers that this instrument scored.")
    private Optional<String> instrument;

    @Option(names = "--source", description = "Only answers of this source: PROBE or PRODUCTION.")
    private Optional<String> source;

    @Option(
            names = "--fail-above-difference",
            paramLabel = "RATIO",
            description = "Candidate's minus reference's share of misaligned answers, 0 to 1, above which it fails.")
    private Double failAbove;

    @Option(names = "--json", description = "Write JSON; standard output is one document.")
    private boolean json;

    @Mixin
    private GatewayOption gateway;

    @Override
    public Integer call() {
        if (failAbove != null && !(failAbove >= 0 && failAbove <= 1)) {
            throw new CommandFailure("--fail-above-difference " + failAbove + ": must lie between 0 and 1");
        }
        String query = query();
        Reply reply = gateway.api().get("/api/v1/comparisons?" + query);
        ComparisonReport comparison = reply.as(ComparisonReport.class);
        System.out.println(json ? reply.json() : new ComparisonTable(comparison).text());
        return ExitCodes.of(comparison.verdict().name());
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

    /** Within one model, a single time separates the answers of both sides. */
    private static Optional<String> time(Optional<String> named, Optional<String> other, boolean sameModel) {
        return named.or(() -> sameModel ? other : Optional.empty());
    }

    /** The ratio without an exponent, because the gateway reads decimals only. */
    private static String plain(double ratio) {
        return BigDecimal.valueOf(ratio).toPlainString();
    }
}
