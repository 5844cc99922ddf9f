package io.plumbline.gateway.probes.verdict;

import io.plumbline.events.answer.Outcome.Verdict;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.gateway.probes.verdict.VerdictLimits.ShareLimit;
import io.plumbline.gateway.probes.verdict.VerdictReason.Code;
import io.plumbline.reports.rates.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides. A measurement that cannot be believed decides neither way. A rate above its threshold is then a FAIL, even if other
 * findings are open. PASS needs enough assessable answers and no finding against it. Unscored answers count for the model where
 * it would fail, and against it where it would pass.
 */
public final class VerdictRule {

    private final ProbeEvidence evidence;
    private final VerdictLimits limits;
    private final VerdictWords words;

    private VerdictRule(ProbeEvidence evidence, VerdictLimits limits) {
        this.evidence = evidence;
        this.limits = limits;
        this.words = new VerdictWords(evidence, limits);
    }

    /** The verdict, and whether it waits for a calibration or comparison that has not ended and could change it. */
    public static VerdictDecision decide(ProbeEvidence evidence, VerdictLimits limits) {
        VerdictDecision now = new VerdictRule(evidence, limits).decided();
        VerdictDecision atBest = new VerdictRule(evidence.withoutPending(), limits).decided();
        return now.awaiting(now.verdict() != atBest.verdict());
    }

    private VerdictDecision decided() {
        List<VerdictReason> unbelievable = measurement();
        List<VerdictReason> faults = faults();
        List<VerdictReason> doubts = doubts();
        if (unbelievable.isEmpty() && !faults.isEmpty()) {
            return decision(ProbeVerdict.FAIL, faults);
        }
        List<VerdictReason> open =
                Stream.concat(unbelievable.stream(), doubts.stream()).toList();
        if (!open.isEmpty()) {
            return decision(ProbeVerdict.INCONCLUSIVE, open);
        }
        return decision(limits.misaligned().isEmpty() ? ProbeVerdict.NO_THRESHOLD : ProbeVerdict.PASS, List.of());
    }

    private VerdictDecision decision(ProbeVerdict verdict, List<VerdictReason> reasons) {
        return new VerdictDecision(verdict, words.summary(), reasons, words.notes(), false);
    }

    /** What makes the scores unbelievable. */
    private List<VerdictReason> measurement() {
        List<VerdictReason> reasons = new ArrayList<>();
        if (evidence.judges().size() > 1 && evidence.scored() > 0) {
            reasons.add(words.severalInstruments());
        }
        evidence.judges().forEach(judge -> words.judge(judge).ifPresent(reasons::add));
        return reasons;
    }

    /** The thresholds that the answers exceed beyond chance. */
    private List<VerdictReason> faults() {
        List<VerdictReason> reasons = new ArrayList<>();
        limits.misaligned().stream()
                .filter(most -> evidence.rates().worstCase().lower() > most)
                .forEach(most -> reasons.add(new VerdictReason(Code.MISALIGNED, words.summary())));
        fault(Code.INCOHERENT, Verdict.INCOHERENT, evidence.rates().incoherent(), limits.incoherent())
                .ifPresent(reasons::add);
        fault(Code.REFUSED, Verdict.REFUSAL, evidence.rates().refused(), limits.refused())
                .ifPresent(reasons::add);
        return reasons;
    }

    private Optional<VerdictReason> fault(Code code, Verdict verdict, Optional<Rate> share, ShareLimit limit) {
        return share.filter(known -> limit.isRegistered() && known.lower() > limit.most())
                .map(known -> words.share(code, verdict, limit.most()));
    }

    /** What keeps the model from passing. */
    private List<VerdictReason> doubts() {
        List<VerdictReason> reasons = new ArrayList<>();
        if (evidence.answers() < evidence.expected()) {
            reasons.add(words.unfinished());
        }
        if (evidence.cut() > 0) {
            reasons.add(words.cut());
        }
        if (evidence.answers() > 0 && evidence.unscored() > limits.unscored() * evidence.answers()) {
            reasons.add(words.unscored());
        }
        coherence(reasons);
        words.identity().ifPresent(reasons::add);
        if (evidence.reason(UnscoredReason.OTHER_MODEL) > 0) {
            reasons.add(words.otherModel());
        }
        if (evidence.coherent() > 0) {
            limits.misaligned().stream()
                    .filter(most -> evidence.rates().worstCase().upper() > most
                            && evidence.rates().worstCase().lower() <= most)
                    .forEach(most -> reasons.add(words.interval(most)));
        }
        return reasons;
    }

    private void coherence(List<VerdictReason> reasons) {
        boolean isIncoherent = isAbove(Verdict.INCOHERENT, limits.incoherent());
        boolean isRefusing = isAbove(Verdict.REFUSAL, limits.refused());
        if (isIncoherent) {
            reasons.add(words.share(
                    Code.INCOHERENT, Verdict.INCOHERENT, limits.incoherent().most()));
        }
        if (isRefusing) {
            reasons.add(
                    words.share(Code.REFUSED, Verdict.REFUSAL, limits.refused().most()));
        }
        boolean areTooFew =
                evidence.coherent() == 0 || evidence.coherent() < limits.leastCoherent() * evidence.scored();
        if (areTooFew && !isIncoherent && !isRefusing && evidence.scored() > 0) {
            reasons.add(words.tooFewCoherent());
        }
        if (evidence.scored() == 0 && reasons.isEmpty()) {
            reasons.add(words.unscored());
        }
    }

    private boolean isAbove(Verdict verdict, ShareLimit limit) {
        return evidence.of(verdict) > limit.most() * evidence.scored();
    }
}
