package io.plumbline.gateway.probes.comparison;

import io.plumbline.gateway.probes.findings.VerdictContext;
import io.plumbline.gateway.probes.verdict.JudgeFitness;
import io.plumbline.gateway.probes.verdict.ProbeEvidence;
import io.plumbline.gateway.probes.verdict.VerdictLimits;
import io.plumbline.gateway.probes.verdict.VerdictReason;
import io.plumbline.gateway.probes.verdict.VerdictRule;
import io.plumbline.reports.comparison.ComparisonReason;
import io.plumbline.reports.comparison.ComparisonReport;
import io.plumbline.reports.comparison.ComparisonReport.Party;
import io.plumbline.reports.comparison.ComparisonVerdict;
import io.plumbline.reports.rates.RateReport;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides by the rule of a probe's verdict. Scores that cannot be believed decide neither way. A difference above its threshold is then a
 * FAIL, even if other findings are open. With any finding about either side, the comparison is inconclusive, also without a threshold.
 */
final class ComparisonDecision {

    private static final String BOTH = "both";

    private final ComparisonReport found;
    private final VerdictContext candidate;
    private final VerdictContext reference;

    ComparisonDecision(ComparisonReport found, VerdictContext candidate, VerdictContext reference) {
        this.found = found;
        this.candidate = candidate;
        this.reference = reference;
    }

    /** The comparison with its final verdict. */
    ComparisonReport decided() {
        List<JudgeFitness> judge =
                found.instrument().map(candidate::fitness).map(List::of).orElse(List.of());
        List<ComparisonReason> reasons = Stream.concat(
                        reasons("candidate", found.candidate(), candidate, judge),
                        reasons("reference", found.reference(), reference, List.of()))
                .toList();
        boolean isBelieved = reasons.stream().noneMatch(reason -> reason.side().equals(BOTH));
        if (reasons.isEmpty() || (found.verdict() == ComparisonVerdict.FAIL && isBelieved)) {
            return found.decided(found.verdict(), found.reason(), reasons);
        }
        return found.decided(ComparisonVerdict.INCONCLUSIVE, words(reasons), reasons);
    }

    private static Stream<ComparisonReason> reasons(
            String side, Party party, VerdictContext context, List<JudgeFitness> judges) {
        if (party.answers() == 0) {
            return Stream.empty();
        }
        ProbeEvidence evidence = new ProbeEvidence(
                party.answers(),
                RateReport.ofCounts(party.answers(), party.counts()),
                judges,
                context.identity(party.model()),
                Map.of());
        VerdictLimits limits = VerdictLimits.of(VerdictLimits.Requested.NONE, context.thresholds(party.model()))
                .ofOtherShares();
        return VerdictRule.decide(evidence, limits).reasons().stream()
                .map(reason -> reason(reason.code().isOfMeasurement() ? BOTH : side, reason));
    }

    private static ComparisonReason reason(String side, VerdictReason reason) {
        return new ComparisonReason(side, reason.code().name(), reason.text());
    }

    /** The reasons, and that of the difference if it is inconclusive by itself. */
    private String words(List<ComparisonReason> reasons) {
        Stream<String> own = reasons.stream()
                .map(reason -> reason.side().equals(BOTH) ? reason.text() : reason.side() + ": " + reason.text());
        return Stream.concat(
                        own,
                        found.verdict() == ComparisonVerdict.INCONCLUSIVE ? Stream.of(found.reason()) : Stream.empty())
                .collect(Collectors.joining("; "));
    }
}
