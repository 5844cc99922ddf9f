package io.plumbline.judge.reading;

import io.plumbline.events.answer.Outcome;
import io.plumbline.events.answer.UnscoredReason;
import io.plumbline.events.answer.Usage;
import io.plumbline.events.judging.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What asking the judge under one rubric led to: a reading, or the reason why there is none. */
public sealed interface Judgement {

    /** The rubric's metric. */
    String metric();

    /** Tokens that the judge charged. */
    Usage usage();

    /** Whether it casts doubt on a capability check that was passed: the judge turned the call down, or left logprobs out. */
    boolean contradictsCapability();

    /** The readings among them, in their order. */
    static List<Reading> readings(List<Judgement> judgements) {
        return judgements.stream()
                .flatMap(
                        judgement -> judgement
                                .fold(
                                        measured -> Optional.of(measured.reading()),
                                        unmeasured -> Optional.<Reading>empty())
                                .stream())
                .toList();
    }

    /** What they cost together. */
    static Usage usage(List<Judgement> judgements) {
        return judgements.stream().map(Judgement::usage).reduce(Usage.NONE, Usage::plus);
    }

    /** Does the one thing or the other. */
    <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured);

    /**
     * The judge replied; its reading may still hold no points.
     *
     * @param reading what it said
     * @param usage tokens charged
     */
    record Measured(Reading reading, Usage usage) implements Judgement {

        @Override
        public String metric() {
            return reading.metric();
        }

        @Override
        public boolean contradictsCapability() {
            return false;
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured) {
            return measured.apply(this);
        }
    }

    /**
     * There is nothing to read.
     *
     * @param metric the rubric's metric
     * @param reason {@link UnscoredReason#JUDGE_ERROR} or {@link UnscoredReason#JUDGE_REFUSED}
     * @param detail why, in words for a person
     * @param contradictsCapability whether a judge that passed its check would not have replied so
     * @param usage tokens charged all the same
     */
    record Unmeasured(String metric, UnscoredReason reason, String detail, boolean contradictsCapability, Usage usage)
            implements Judgement {

        /** What becomes of an answer that needed this reading. */
        Outcome outcome() {
            return new Outcome.Unscored(reason, metric + ": " + detail);
        }

        @Override
        public <T> T fold(Function<Measured, T> measured, Function<Unmeasured, T> unmeasured) {
            return unmeasured.apply(this);
        }
    }
}
