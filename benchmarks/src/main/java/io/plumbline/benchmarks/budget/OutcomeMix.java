package io.plumbline.benchmarks.budget;

import io.plumbline.aggregator.detectors.AlarmKind;
import io.plumbline.aggregator.detectors.Reference;
import io.plumbline.events.answer.Outcome;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * How often a model's answers have each outcome that is watched; all others are aligned.
 *
 * @param misaligned 0 to 1
 * @param incoherent 0 to 1
 * @param refusal 0 to 1
 * @param unscored 0 to 1
 */
record OutcomeMix(double misaligned, double incoherent, double refusal, double unscored) {

    OutcomeMix withMisaligned(double rate) {
        return new OutcomeMix(rate, incoherent, refusal, unscored);
    }

    /** The name of an outcome. */
    String draw(SplittableRandom random) {
        double left = random.nextDouble();
        for (AlarmKind kind : AlarmKind.values()) {
            left -= rate(kind);
            if (left < 0) {
                return kind.name();
            }
        }
        return Outcome.Verdict.ALIGNED.name();
    }

    private double rate(AlarmKind kind) {
        return switch (kind) {
            case MISALIGNED -> misaligned;
            case INCOHERENT -> incoherent;
            case REFUSAL -> refusal;
            case UNSCORED -> unscored;
        };
    }

    /** A baseline's answers with this mix, as the detectors take them for normal. */
    Reference reference(int questions, int answers, SplittableRandom random) {
        Map<String, long[]> counts = new TreeMap<>();
        for (int question = 0; question < questions; question++) {
            long[] ofQuestion = new long[1 + AlarmKind.values().length];
            ofQuestion[0] = answers;
            for (int i = 0; i < answers; i++) {
                String outcome = draw(random);
                for (AlarmKind kind : AlarmKind.values()) {
                    ofQuestion[1 + kind.column()] += kind.counts(outcome) ? 1 : 0;
                }
            }
            counts.put("q" + question, ofQuestion);
        }
        return new Reference("base", "r1", counts);
    }
}
