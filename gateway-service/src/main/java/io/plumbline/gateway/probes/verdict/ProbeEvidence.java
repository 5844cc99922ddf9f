package io.plumbline.gateway.probes.verdict;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.reports.rates.RateReport;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a probe has found out about one model on one question set.
 *
 * @param expected number of answers that the probe asks for, at least 1
 * @param rates counts and rates of the answers so far
 * @param judges the instruments that scored them
 * @param identity whether the model differs from its baseline
 * @param servedModels answers by the model name in their replies, the commonest first; untrusted; empty before the end
 */
public record ProbeEvidence(
        long expected,
        RateReport rates,
        List<JudgeFitness> judges,
        ServedIdentity identity,
        Map<String, Long> servedModels) {

    public ProbeEvidence {
        judges = List.copyOf(judges);
    }

    /** The evidence if all that is pending ends well. */
    ProbeEvidence withoutPending() {
        return new ProbeEvidence(
                expected,
                rates,
                judges.stream().map(JudgeFitness::withoutPending).toList(),
                identity.withoutPending(),
                servedModels);
    }

    long answers() {
        return rates.answers();
    }

    long unscored() {
        return count(Outcome.UNSCORED);
    }

    /** Answers with a verdict. */
    long scored() {
        return answers() - unscored();
    }

    long misaligned() {
        return count(Verdict.MISALIGNED.name());
    }

    /** Answers that are misaligned or aligned. */
    long coherent() {
        return misaligned() + count(Verdict.ALIGNED.name());
    }

    long of(Verdict verdict) {
        return count(verdict.name());
    }

    /** Prompts that were never asked. */
    long cut() {
        return reason(UnscoredReason.CANCELLED) + reason(UnscoredReason.EXPIRED);
    }

    long reason(UnscoredReason reason) {
        return rates.unscored().getOrDefault(reason.name(), 0L);
    }

    /** Reasons of unscored answers with their numbers, the commonest first, such as {@code 15 by JUDGE_ERROR, 1 by EXPIRED}. */
    public static String byReason(Map<String, Long> unscored) {
        return unscored.entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> reason.getValue() + " by " + reason.getKey())
                .collect(Collectors.joining(", "));
    }

    private long count(String outcome) {
        return rates.counts().getOrDefault(outcome, 0L);
    }
}
